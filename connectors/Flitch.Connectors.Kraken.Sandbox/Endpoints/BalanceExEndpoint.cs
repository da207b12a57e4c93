using System.Text;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Keys;
using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>BalanceEx: balances with what open spot orders hold.</summary>
internal sealed class BalanceExEndpoint() : Endpoint("BalanceEx", 1, Permissions.QueryFunds)
{
    /// <inheritdoc/>
    public override string? Answer(EndpointCall call)
    {
        var held = HeldByOrders(call.Journal);
        call.Json.WriteStartObject();
        foreach (var asset in Universe.Assets)
        {
            if (!call.Journal.WasHeld(asset))
                continue;
            call.Json.WriteStartObject(Encoding.UTF8.GetBytes(asset.Code));
            call.Out.Amount("balance"u8, call.Journal.Balance(asset), asset.Decimals);
            call.Out.Amount("hold_trade"u8, Math.Clamp(held[asset.Index], 0, call.Journal.Balance(asset)), asset.Decimals);
            call.Json.WriteEndObject();
        }

        call.Json.WriteEndObject();
        return null;
    }

    private static long[] HeldByOrders(Journal journal)
    {
        var held = new long[Universe.Assets.Length];
        foreach (var order in journal.Open.Where(order => order.Leverage == 0))
        {
            var pair = Universe.Pairs[order.Pair];
            var left = Amounts.FromUnits(order.Volume - order.Executed, pair.LotDecimals);
            var asset = order.Buys ? pair.Quote : pair.Base;
            var amount = !order.Buys ? left : order.Type == OrderType.TrailingStop ? 0 : left * Amounts.FromUnits(order.Price, pair.CostDecimals);
            held[asset.Index] += Amounts.ToUnits(amount, asset.Decimals);
        }

        return held;
    }
}

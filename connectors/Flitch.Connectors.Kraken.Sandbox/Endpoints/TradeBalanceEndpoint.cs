using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Calls;
using Flitch.Connectors.Kraken.Sandbox.Keys;
using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>TradeBalance: the account's worth and margin in one asset. Sources disagree about its permission; here it is that of open trades.</summary>
internal sealed class TradeBalanceEndpoint() : Endpoint("TradeBalance", 1, Permissions.QueryOpenTrades)
{
    /// <inheritdoc/>
    public override string? Answer(EndpointCall call)
    {
        if (Universe.FindAsset(call.Parameters["asset"] ?? "ZUSD") is not { } asset)
            return ApiErrors.UnknownAsset;
        var rate = call.Account.Prices.Dollars(asset, call.Now);
        var positions = call.Journal.OpenPositions.Select(position => PositionValue.Of(call, position)).ToArray();
        decimal Sum(Func<PositionValue, decimal> part) =>
            positions.Sum(position => part(position) * call.Account.Prices.Dollars(position.Pair.Quote, call.Now));
        var (margin, net) = (Sum(position => position.Margin), Sum(position => position.Net));
        var equity = Worth(call, collateral: true) + net;
        call.Json.WriteStartObject();
        Write(call, asset, rate, [
            ("eb", Worth(call, collateral: false)), ("tb", equity - net), ("m", margin), ("uv", Unexecuted(call)), ("n", net),
            ("c", Sum(position => position.Cost)), ("v", Sum(position => position.Value)), ("e", equity), ("mf", equity - margin), ("mfo", equity - margin)]);
        if (margin > 0)
            call.Out.Amount("ml"u8, Amounts.ToUnits(equity / margin * 100, 2), 2);
        call.Json.WriteEndObject();
        return null;
    }

    private static void Write(EndpointCall call, Asset asset, decimal rate, (string Name, decimal Dollars)[] figures)
    {
        foreach (var (name, dollars) in figures)
        {
            if (call.Settings.Wire.OldFields && name is ("uv" or "mfo"))
                continue;
            call.Out.Amount(System.Text.Encoding.UTF8.GetBytes(name), Amounts.ToUnits(dollars / rate, asset.Decimals), asset.Decimals);
        }
    }

    private static decimal Worth(EndpointCall call, bool collateral)
    {
        var worth = 0m;
        foreach (var asset in Universe.Assets)
        {
            if (!collateral || asset.Collateral)
                worth += Amounts.FromUnits(call.Journal.Balance(asset), asset.Decimals) * call.Account.Prices.Dollars(asset, call.Now);
        }

        return worth;
    }

    private static decimal Unexecuted(EndpointCall call) => call.Journal.Open.Sum(order =>
    {
        var pair = Universe.Pairs[order.Pair];
        return Amounts.FromUnits(order.Volume - order.Executed, pair.LotDecimals) * call.Account.Prices.Dollars(pair.Base, call.Now);
    });
}

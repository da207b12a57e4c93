using System.Globalization;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Keys;
using Flitch.Connectors.Kraken.Sandbox.Wire;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>OpenPositions: a map by position, or with <c>consolidation=market</c> an array by market.</summary>
internal sealed class OpenPositionsEndpoint() : Endpoint("OpenPositions", 1, Permissions.QueryOpenTrades)
{
    /// <inheritdoc/>
    public override string? Answer(EndpointCall call)
    {
        if (call.Parameters["consolidation"] == "market")
            OpenMarkets.Write(call);
        else
            WriteMap(call);
        return null;
    }

    private static void WriteMap(EndpointCall call)
    {
        var wanted = call.Parameters.List("txid");
        call.Json.WriteStartObject();
        foreach (var position in call.WithoutRows ? [] : call.Journal.OpenPositions)
        {
            var id = call.Rows.Ids.Text('T', (uint)position.Trade);
            if (wanted.Length > 0 && !wanted.Contains(id))
                continue;
            call.Json.WriteStartObject(id);
            WritePosition(call, position, PositionValue.Of(call, position));
            call.Json.WriteEndObject();
        }

        call.Json.WriteEndObject();
    }

    private static void WritePosition(EndpointCall call, PositionRow position, PositionValue value)
    {
        var (json, opening, pair) = (call.Json, value.Opening, value.Pair);
        call.Out.Id("ordertxid"u8, call.Rows.Ids, 'O', (uint)opening.Order);
        json.WriteString("posstatus"u8, "open"u8);
        json.WriteString("pair"u8, pair.Key);
        if (!call.Settings.Wire.OldFields)
            json.WriteString("class"u8, "forex"u8);
        SharedFields.WriteTime(call.Rows, "time"u8, opening.Time);
        json.WriteString("type"u8, opening.Buys ? "buy"u8 : "sell"u8);
        json.WriteString("ordertype"u8, OrderTypeNames.Utf8(opening.OrderType));
        call.Out.Amount("cost"u8, opening.Cost, pair.CostDecimals);
        call.Out.Amount("fee"u8, opening.Fee, pair.CostDecimals);
        call.Out.Amount("vol"u8, opening.Volume, pair.LotDecimals);
        call.Out.Amount("vol_closed"u8, position.ClosedVolume, pair.LotDecimals);
        call.Out.Amount("margin"u8, opening.Margin, pair.CostDecimals);
        if (call.Parameters.IsSet("docalcs"))
            WriteValue(call, value);
        json.WriteString("terms"u8, "0.0200% per 4 hours"u8);
        json.WriteString("rollovertm"u8, NextRollover(opening.Time, call.Now).ToString(CultureInfo.InvariantCulture));
        json.WriteString("misc"u8, ""u8);
        json.WriteString("oflags"u8, ""u8);
        SharedFields.WriteNewField(call.Rows, "routing_hint"u8, position);
    }

    private static void WriteValue(EndpointCall call, PositionValue value)
    {
        call.Out.Amount("value"u8, Amounts.ToUnits(value.Value, value.Pair.PriceDecimals), value.Pair.PriceDecimals);
        TradeFields.WriteSigned(call.Rows, "net"u8, Amounts.ToUnits(value.Net, value.Pair.CostDecimals), value.Pair);
    }

    private static long NextRollover(long opened, long now) =>
        (opened + ((now - opened) / MarginTrading.RolloverPeriod + 1) * MarginTrading.RolloverPeriod) / UnixTicks.PerSecond;
}

using System.Globalization;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Market;
using Flitch.Connectors.Kraken.Sandbox.Wire;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>OpenPositions with <c>consolidation=market</c>: one entry per market and direction.</summary>
internal static class OpenMarkets
{
    /// <summary>Writes the array.</summary>
    public static void Write(EndpointCall call)
    {
        var positions = call.Journal.OpenPositions.Select(position => (position, value: PositionValue.Of(call, position)));
        call.Json.WriteStartArray();
        foreach (var market in positions.GroupBy(entry => (entry.value.Pair, entry.value.Opening.Buys)))
            WriteMarket(call, market.Key.Pair, market.Key.Buys, [.. market]);
        call.Json.WriteEndArray();
    }

    private static void WriteMarket(EndpointCall call, Pair pair, bool buys, (PositionRow Position, PositionValue Value)[] entries)
    {
        var leverages = entries.Select(entry => entry.Value.Opening.Leverage).Distinct().ToArray();
        call.Json.WriteStartObject();
        call.Json.WriteString("pair"u8, pair.Key);
        if (!call.Settings.Wire.OldFields)
            call.Json.WriteString("class"u8, "forex"u8);
        call.Json.WriteString("positions"u8, entries.Length.ToString(CultureInfo.InvariantCulture));
        call.Json.WriteString("type"u8, buys ? "buy"u8 : "sell"u8);
        call.Json.WriteString("leverage"u8, leverages.Length == 1 ? WireWriter.Text(leverages[0] * 100_000, 5) : "n/a");
        call.Out.Amount("cost"u8, entries.Sum(entry => entry.Value.Opening.Cost), pair.CostDecimals);
        call.Out.Amount("fee"u8, entries.Sum(entry => entry.Value.Opening.Fee), pair.CostDecimals);
        call.Out.Amount("vol"u8, entries.Sum(entry => entry.Value.Opening.Volume), pair.LotDecimals);
        call.Out.Amount("vol_closed"u8, entries.Sum(entry => entry.Position.ClosedVolume), pair.LotDecimals);
        call.Out.Amount("margin"u8, entries.Sum(entry => entry.Value.Opening.Margin), pair.CostDecimals);
        if (call.Parameters.IsSet("docalcs"))
        {
            call.Out.Amount("value"u8, Amounts.ToUnits(entries.Sum(entry => entry.Value.Value), pair.PriceDecimals), pair.PriceDecimals);
            TradeFields.WriteSigned(call.Rows, "net"u8, Amounts.ToUnits(entries.Sum(entry => entry.Value.Net), pair.CostDecimals), pair);
        }

        call.Json.WriteEndObject();
    }
}

using System.Globalization;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>One market's prices as Ticker tells them. Volumes and numbers of trades are made up.</summary>
internal static class TickerInfo
{
    /// <summary>Writes it with its key.</summary>
    public static void Write(EndpointCall call, Pair pair)
    {
        var (now, day) = (Price(call, pair, call.Now), call.Now - call.Now % (86_400 * UnixTicks.PerSecond));
        var (open, before) = (Price(call, pair, day), Price(call, pair, call.Now - 86_400 * UnixTicks.PerSecond));
        var json = call.Json;
        json.WriteStartObject(pair.Key);
        WriteList(call, "a", Text(now + Step(pair), pair), "1", "1.000");
        WriteList(call, "b", Text(now, pair), "2", "2.000");
        WriteList(call, "c", Text(now, pair), "0.05000000");
        WriteList(call, "v", "1220.84055000", "2417.31040000");
        WriteList(call, "p", Text((now + open) / 2, pair), Text((now + before) / 2, pair));
        json.WriteStartArray("t"u8);
        json.WriteNumberValue(1620);
        json.WriteNumberValue(4102);
        json.WriteEndArray();
        WriteList(call, "l", Text(Math.Min(now, open), pair), Text(Math.Min(now, before), pair));
        WriteList(call, "h", Text(Math.Max(now, open), pair), Text(Math.Max(now, before), pair));
        json.WriteString("o"u8, Text(open, pair));
        json.WriteEndObject();
    }

    private static decimal Price(EndpointCall call, Pair pair, long time) => call.Account.Prices.Of(pair, time);

    private static decimal Step(Pair pair) => new(1, 0, 0, false, (byte)pair.PriceDecimals);

    private static string Text(decimal price, Pair pair) => price.ToString("F" + pair.PriceDecimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static void WriteList(EndpointCall call, string name, params string[] texts)
    {
        call.Json.WriteStartArray(name);
        foreach (var text in texts)
            call.Json.WriteStringValue(text);
        call.Json.WriteEndArray();
    }
}

using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Calls;
using Flitch.Connectors.Kraken.Sandbox.Keys;
using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>TradeVolume: dollars of the last thirty days, and the fees of the pairs that were asked for.</summary>
internal sealed class TradeVolumeEndpoint() : Endpoint("TradeVolume", 1, Permissions.QueryFunds)
{
    private const long Month = 30 * 86_400 * UnixTicks.PerSecond;

    /// <inheritdoc/>
    public override string? Answer(EndpointCall call)
    {
        var pairs = call.Parameters.List("pair").Select(Universe.FindPair).ToArray();
        if (pairs.Contains(null))
            return ApiErrors.UnknownPair;
        call.Json.WriteStartObject();
        call.Json.WriteString("currency"u8, "ZUSD"u8);
        call.Out.Amount("volume"u8, Amounts.ToUnits(Volume(call), 4), 4);
        if (pairs.Length > 0)
        {
            WriteFees(call, "fees", pairs!, "0.4000"u8, "0.1000"u8);
            WriteFees(call, "fees_maker", pairs!, "0.2500"u8, "0.0000"u8);
        }

        call.Json.WriteEndObject();
        return null;
    }

    private static decimal Volume(EndpointCall call)
    {
        var volume = 0m;
        var trades = call.Journal.Trades;
        for (var trade = trades.Length - 1; trade >= 0 && trades[trade].Time > call.Now - Month; trade--)
        {
            var pair = Universe.Pairs[trades[trade].Pair];
            volume += Amounts.FromUnits(trades[trade].Cost, pair.CostDecimals) * call.Account.Prices.Dollars(pair.Quote, call.Now);
        }

        return volume;
    }

    private static void WriteFees(EndpointCall call, string name, Pair[] pairs, ReadOnlySpan<byte> highest, ReadOnlySpan<byte> lowest)
    {
        call.Json.WriteStartObject(name);
        foreach (var pair in pairs)
        {
            call.Json.WriteStartObject(pair.Key);
            call.Json.WriteString("fee"u8, highest);
            call.Json.WriteString("minfee"u8, lowest);
            call.Json.WriteString("maxfee"u8, highest);
            call.Json.WriteNull("nextfee"u8);
            call.Json.WriteNull("nextvolume"u8);
            call.Json.WriteString("tiervolume"u8, "0.0000"u8);
            call.Json.WriteEndObject();
        }

        call.Json.WriteEndObject();
    }
}

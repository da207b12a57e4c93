using System.Globalization;
using Flitch.Connectors.Kraken.Sandbox.Market;
using Flitch.Connectors.Kraken.Sandbox.Wire;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>One market as AssetPairs describes it.</summary>
internal static class PairInfo
{
    /// <summary>Writes it with its key.</summary>
    public static void Write(EndpointCall call, Pair pair)
    {
        var json = call.Json;
        json.WriteStartObject(pair.Key);
        json.WriteString("altname"u8, pair.AltName);
        json.WriteString("wsname"u8, pair.SocketName);
        json.WriteString("aclass_base"u8, pair.Base.Class);
        json.WriteString("base"u8, pair.Base.Code);
        json.WriteString("aclass_quote"u8, pair.Quote.Class);
        json.WriteString("quote"u8, pair.Quote.Code);
        json.WriteString("lot"u8, "unit"u8);
        json.WriteNumber("cost_decimals"u8, pair.CostDecimals);
        json.WriteNumber("pair_decimals"u8, pair.PriceDecimals);
        json.WriteNumber("lot_decimals"u8, pair.LotDecimals);
        json.WriteNumber("lot_multiplier"u8, 1);
        WriteLeverage(call, "leverage_buy", pair);
        WriteLeverage(call, "leverage_sell", pair);
        WriteFees(call, "fees", "[[0,0.40],[10000,0.35],[50000,0.24]]"u8);
        WriteFees(call, "fees_maker", "[[0,0.25],[10000,0.20],[50000,0.14],[10000000,-0.01]]"u8);
        json.WriteString("fee_volume_currency"u8, "ZUSD"u8);
        json.WriteNumber("margin_call"u8, 80);
        json.WriteNumber("margin_stop"u8, 40);
        json.WriteString("ordermin"u8, pair.Minimum.ToString(CultureInfo.InvariantCulture));
        json.WriteString("costmin"u8, "0.5"u8);
        json.WriteString("tick_size"u8, WireWriter.Text(1, pair.PriceDecimals));
        json.WriteString("status"u8, "online"u8);
        json.WriteEndObject();
    }

    private static void WriteLeverage(EndpointCall call, string name, Pair pair)
    {
        call.Json.WriteStartArray(name);
        for (var leverage = 2; leverage <= pair.Leverage; leverage++)
            call.Json.WriteNumberValue(leverage);
        call.Json.WriteEndArray();
    }

    private static void WriteFees(EndpointCall call, string name, ReadOnlySpan<byte> schedule)
    {
        call.Json.WritePropertyName(name);
        call.Json.WriteRawValue(schedule);
    }
}

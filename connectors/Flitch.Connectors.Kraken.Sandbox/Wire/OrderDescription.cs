using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Wire;

/// <summary>The object <c>descr</c> of an order: what was asked for, in words too.</summary>
internal static class OrderDescription
{
    /// <summary>Writes it.</summary>
    public static void Write(RowContext context, ReadOnlySpan<byte> name, OrderRow order)
    {
        var pair = Universe.Pairs[order.Pair];
        var json = context.Out.Json;
        var price = Price(order, pair);
        json.WriteStartObject(name);
        json.WriteString("pair"u8, pair.AltName);
        if (!context.Options.OldFields)
            json.WriteString("aclass"u8, "forex"u8);
        json.WriteString("type"u8, order.Buys ? "buy"u8 : "sell"u8);
        json.WriteString("ordertype"u8, OrderTypeNames.Utf8(order.Type));
        json.WriteString("price"u8, price);
        json.WriteString("price2"u8, order.SecondPrice == 0 ? "0" : Text(order.SecondPrice, pair));
        json.WriteString("leverage"u8, order.Leverage == 0 ? "none" : $"{order.Leverage}:1");
        json.WriteString("order"u8, Words(order, pair, price));
        json.WriteString("close"u8, order.HasClose ? $"close position @ take profit {price}" : "");
        json.WriteEndObject();
    }

    // "0" for market orders, and not always a number: a trailing stop has "+1.0000%".
    private static string Price(OrderRow order, Pair pair) => order.Type switch
    {
        OrderType.Market or OrderType.SettlePosition => "0",
        OrderType.TrailingStop => "+" + WireWriter.Text(order.Price, 4) + "%",
        _ => Text(order.Price, pair),
    };

    private static string Text(long units, Pair pair) =>
        WireWriter.Text(Amounts.Rescale(units, pair.CostDecimals, pair.PriceDecimals), pair.PriceDecimals);

    private static string Words(OrderRow order, Pair pair, string price)
    {
        var at = OrderTypeNames.Words(order.Type) + (order.Type is OrderType.Market or OrderType.SettlePosition ? "" : " " + price);
        var leverage = order.Leverage == 0 ? "" : $" with {order.Leverage}:1 leverage";
        return $"{(order.Buys ? "buy" : "sell")} {WireWriter.Text(order.Volume, pair.LotDecimals)} {pair.AltName} @ {at}{leverage}";
    }
}

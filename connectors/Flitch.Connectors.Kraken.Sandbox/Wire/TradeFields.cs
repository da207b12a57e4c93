using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Wire;

/// <summary>The fields of a trade.</summary>
internal static class TradeFields
{
    /// <summary>Kraken writes this constant where a trade closes no position, in every account.</summary>
    public const string NoPosition = "TKH2SE-M7IF5-CFI7LT";

    /// <summary>In the order of the newest captures.</summary>
    public static IReadOnlyList<Field<NumberedTrade>> All { get; } =
    [
        new("ordertxid", (context, name, trade) => context.Out.Id(name, context.Ids, 'O', (uint)trade.Row.Order)),
        new("postxid", WritePosition),
        new("pair", (context, name, trade) => context.Out.Json.WriteString(name, trade.Pair.Key)),
        New("aclass", (context, name, _) => context.Out.Json.WriteString(name, "forex"u8)),
        new("time", (context, name, trade) => SharedFields.WriteTime(context, name, trade.Row.Time)),
        new("type", (context, name, trade) => context.Out.Json.WriteString(name, trade.Row.Buys ? "buy"u8 : "sell"u8)),
        new("ordertype", (context, name, trade) => context.Out.Json.WriteString(name, OrderTypeNames.Utf8(trade.Row.OrderType))),
        New("tradeordertype", (context, name, trade) => context.Out.Json.WriteString(name, OrderTypeNames.Utf8(trade.Row.OrderType))),
        Money("price", trade => trade.Row.Price),
        Money("cost", trade => trade.Row.Cost),
        Money("fee", trade => trade.Row.Fee),
        new("vol", (context, name, trade) => context.Out.Amount(name, trade.Row.Volume, trade.Pair.LotDecimals)),
        Money("margin", trade => trade.Row.Margin),
        New("leverage", (context, name, trade) => context.Out.Amount(name, trade.Row.Leverage, 0)),
        new("misc", (context, name, trade) => context.Out.Json.WriteString(name, trade.Row.Closing ? "closing"u8 : ""u8)),
        New("trade_id", (context, name, trade) => context.Out.Json.WriteNumber(name, 40_000_000L + trade.Number * 3L + trade.Pair.Index)),
        New("maker", (context, name, trade) => context.Out.Json.WriteBoolean(name, trade.Row.Maker)),
        new("posstatus", WriteStatus),
        ClosedMoney("cprice", PriceOf),
        ClosedMoney("ccost", (_, position) => position.ClosedCost),
        ClosedMoney("cfee", (_, position) => position.ClosedFee),
        Closed("cvol", (context, name, trade, position) => context.Out.Amount(name, position.ClosedVolume, trade.Pair.LotDecimals)),
        ClosedMoney("cmargin", (_, position) => position.ClosedMargin),
        Closed("net", (context, name, trade, position) => WriteSigned(context, name, position.Net, trade.Pair)),
        Closed("trades", WriteClosingTrades),
        new("ledgers", WriteLedgers),
        new("routing_hint", SharedFields.WriteNewField),
    ];

    private delegate void ClosedWriter(RowContext context, ReadOnlySpan<byte> name, NumberedTrade trade, PositionRow position);

    /// <summary>A profit or loss, always with its sign, in the quote asset's digits.</summary>
    public static void WriteSigned(RowContext context, ReadOnlySpan<byte> name, long units, Pair pair)
    {
        var text = WireWriter.Text(Amounts.Rescale(units, pair.CostDecimals, pair.Quote.Decimals), pair.Quote.Decimals);
        context.Out.Json.WriteString(name, text[0] == '-' ? text : "+" + text);
    }

    private static Field<NumberedTrade> New(string name, FieldWriter<NumberedTrade> write) => new(name, write) { IsNew = true };

    private static Field<NumberedTrade> Money(string name, Func<NumberedTrade, long> units) =>
        new(name, (context, key, trade) => context.Out.Amount(key, units(trade), trade.Pair.CostDecimals));

    // Totals of the closed part stand on the trade that opened the position.
    private static Field<NumberedTrade> Closed(string name, ClosedWriter write) => new(name, (context, key, trade) =>
    {
        if (trade.Opens && context.Journal.Positions[trade.Row.Position] is { ClosedVolume: > 0 } position)
            write(context, key, trade, position);
    });

    private static Field<NumberedTrade> ClosedMoney(string name, Func<Pair, PositionRow, long> units) =>
        Closed(name, (context, key, trade, position) => context.Out.Amount(key, units(trade.Pair, position), trade.Pair.CostDecimals));

    private static long PriceOf(Pair pair, PositionRow position) => Amounts.ToUnits(
        Amounts.FromUnits(position.ClosedCost, pair.CostDecimals) / Amounts.FromUnits(position.ClosedVolume, pair.LotDecimals), pair.CostDecimals);

    private static void WritePosition(RowContext context, ReadOnlySpan<byte> name, NumberedTrade trade)
    {
        if (trade.Row.Closing)
            context.Out.Id(name, context.Ids, 'T', (uint)context.Journal.Positions[trade.Row.Position].Trade);
        else
            context.Out.Json.WriteString(name, NoPosition);
    }

    private static void WriteStatus(RowContext context, ReadOnlySpan<byte> name, NumberedTrade trade)
    {
        if (trade.Opens)
            context.Out.Json.WriteString(name, context.Journal.Positions[trade.Row.Position].IsOpen ? "open"u8 : "closed"u8);
    }

    private static void WriteClosingTrades(RowContext context, ReadOnlySpan<byte> name, NumberedTrade trade, PositionRow position)
    {
        if (context.WithTrades && position.ClosingTrades.Count > 0)
            SharedFields.WriteTrades(context, name, position.ClosingTrades);
    }

    private static void WriteLedgers(RowContext context, ReadOnlySpan<byte> name, NumberedTrade trade)
    {
        if (!context.WithLedgers)
            return;
        Span<byte> id = stackalloc byte[Ids.Length];
        context.Out.Json.WriteStartArray(name);
        for (uint place = 0; place < trade.Row.LedgerCount; place++)
        {
            context.Ids.Write('L', trade.Row.FirstLedger + place, id);
            context.Out.Json.WriteStringValue(id);
        }

        context.Out.Json.WriteEndArray();
    }
}

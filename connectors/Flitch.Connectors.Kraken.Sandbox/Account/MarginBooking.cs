using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>Trades and ledger rows of positions: <c>margin</c> rows stand where a spot fill has its two legs.</summary>
internal sealed class MarginBooking(Desk desk)
{
    /// <summary>The fill that opens a position: nothing changes hands but the fee.</summary>
    public PositionRow Open(OrderRow order, Pair pair, decimal price, decimal feeRate)
    {
        var number = desk.Journal.Positions.Count;
        var row = RowOf(order, pair, price, order.Volume, feeRate) with { Position = number };
        row = row with { Margin = row.Cost / order.Leverage };
        var trade = BookMargin(order, pair, row, amount: 0);
        return desk.Journal.Add(new PositionRow { Number = number, Trade = trade });
    }

    /// <summary>The fill that closes a position or part of it: the ledger row's amount is the profit or loss.</summary>
    public void Close(OrderRow order, PositionRow position, TradeRow opening, Pair pair, decimal feeRate)
    {
        var row = RowOf(order, pair, desk.Prices.Of(pair, desk.Time), order.Volume, feeRate) with { Position = position.Number, Closing = true };
        var share = Share(opening, opening.Cost, row.Volume);
        var net = opening.Buys ? row.Cost - share : share - row.Cost;
        row = row with { Margin = Share(opening, opening.Margin, row.Volume) };
        var trade = BookMargin(order, pair, row, Amounts.Rescale(net, pair.CostDecimals, pair.Quote.Decimals));
        Note(position, opening, row, trade, net);
    }

    /// <summary>Settles a long position by paying for it: the closing trade has a <c>settled</c> pair instead of a <c>margin</c> row.</summary>
    public void Settle(OrderRow order, PositionRow position, TradeRow opening, Pair pair)
    {
        var cost = Share(opening, opening.Cost, order.Volume);
        var row = RowOf(order, pair, Amounts.FromUnits(opening.Price, pair.CostDecimals), order.Volume, feeRate: 0) with
        {
            Cost = cost,
            Margin = Share(opening, opening.Margin, order.Volume),
            Position = position.Number,
            Closing = true,
            FirstLedger = desk.NextLedger,
            LedgerCount = 2,
        };
        var reference = Reference.Trade(desk.NextTrade);
        desk.Post(LedgerType.Settled, pair.Quote, -Amounts.Rescale(cost, pair.CostDecimals, pair.Quote.Decimals), 0, reference);
        desk.Post(LedgerType.Settled, pair.Base, Amounts.Rescale(order.Volume, pair.LotDecimals, pair.Base.Decimals), 0, reference);
        Note(position, opening, row, Book(order, row), net: 0);
    }

    private static long Share(TradeRow opening, long total, long volume) => (long)((Int128)total * volume / opening.Volume);

    private void Note(PositionRow position, TradeRow opening, TradeRow closing, int trade, long net)
    {
        position.ClosingTrades.Add(trade);
        position.ClosedVolume += closing.Volume;
        position.ClosedCost += closing.Cost;
        position.ClosedFee += closing.Fee;
        position.ClosedMargin += closing.Margin;
        position.Net += net;
        if (position.ClosedVolume >= opening.Volume)
            desk.Journal.Close(position);
    }

    private int BookMargin(OrderRow order, Pair pair, TradeRow row, long amount)
    {
        var fee = Amounts.Rescale(row.Fee, pair.CostDecimals, pair.Quote.Decimals);
        row = row with { FirstLedger = desk.NextLedger, LedgerCount = 1 };
        desk.Post(LedgerType.Margin, pair.Quote, amount, fee, Reference.Trade(desk.NextTrade));
        return Book(order, row);
    }

    private int Book(OrderRow order, TradeRow row)
    {
        var trade = desk.Journal.Add(row);
        order.Filled(trade, row);
        return trade;
    }

    private TradeRow RowOf(OrderRow order, Pair pair, decimal price, long volume, decimal feeRate)
    {
        var cost = price * Amounts.FromUnits(volume, pair.LotDecimals);
        return new TradeRow
        {
            Time = desk.Time,
            Price = Amounts.ToUnits(price, pair.CostDecimals),
            Cost = Amounts.ToUnits(cost, pair.CostDecimals),
            Fee = Amounts.ToUnits(cost * feeRate, pair.CostDecimals),
            Volume = volume,
            Order = order.Number,
            Pair = pair.Index,
            Leverage = order.Leverage,
            OrderType = order.Type,
            Buys = order.Buys,
        };
    }
}

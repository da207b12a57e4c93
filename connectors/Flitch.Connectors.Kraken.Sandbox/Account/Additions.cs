using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>Orders and positions that tests put into the past, on top of what the seed brings.</summary>
internal sealed class Additions(Desk desk)
{
    private const byte Leverage = 2;

    /// <summary>Opens a position at a time in the past, without a fee, so that no balance changes; returns the opening trade's number.</summary>
    /// <param name="time">Ticks of order and trade.</param>
    /// <param name="ordinal">Counts the added ledger rows.</param>
    public int OpenPosition(long time, uint ordinal)
    {
        var pair = Universe.Pairs[0];
        var order = Place(pair, time, OrderType.Market, Leverage);
        var (cost, price) = (Cost(pair, order.Volume, time), Amounts.ToUnits(desk.Prices.Of(pair, time), pair.CostDecimals));
        var number = desk.NextTrade;
        var row = new TradeRow
        {
            Time = time, Price = price, Cost = cost, Margin = cost / Leverage, Volume = order.Volume, Order = order.Number, Pair = pair.Index,
            Leverage = Leverage, OrderType = OrderType.Market, Buys = true, Position = desk.Journal.Positions.Count,
            FirstLedger = desk.PostAdded(ordinal, pair.Quote, Reference.Trade(number), time), LedgerCount = 1,
        };
        order.Filled(desk.Journal.Add(row), row);
        desk.Journal.Close(order, OrderStatus.Closed, time, null);
        desk.Journal.Add(new PositionRow { Number = row.Position, Trade = number });
        return number;
    }

    /// <summary>Adds an order that was canceled nobody knows when; returns its number.</summary>
    public int AddTimelessOrder(long openTime)
    {
        var order = Place(Universe.Pairs[0], openTime, OrderType.Limit, leverage: 0);
        desk.Journal.Close(order, OrderStatus.Canceled, time: 0, "User requested");
        return order.Number;
    }

    private OrderRow Place(Pair pair, long time, OrderType type, byte leverage) => desk.Journal.Add(new OrderRow
    {
        Number = desk.Journal.Orders.Count, Pair = pair.Index, Buys = true, Type = type, OpenTime = time, Leverage = leverage,
        Volume = Amounts.ToUnits(0.01m, pair.LotDecimals),
        Price = type == OrderType.Limit ? Amounts.ToUnits(desk.Prices.Of(pair, time), pair.CostDecimals) : 0,
    });

    private long Cost(Pair pair, long volume, long time) =>
        Amounts.ToUnits(desk.Prices.Of(pair, time) * Amounts.FromUnits(volume, pair.LotDecimals), pair.CostDecimals);
}

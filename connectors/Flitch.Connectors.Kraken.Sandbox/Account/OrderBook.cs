using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>Places, fills, cancels and expires orders.</summary>
internal sealed class OrderBook(Desk desk)
{
    /// <summary>How many orders are open.</summary>
    public int Waiting => desk.Journal.Open.Count;

    /// <summary>Places an order at the desk's time.</summary>
    public OrderRow Place(Pair pair, bool buys, long volume, OrderType type, byte leverage = 0, int parent = -1)
    {
        var expires = type == OrderType.Limit && desk.Dice.Chance(30) ? desk.Time / UnixTicks.PerSecond + desk.Dice.Between(3_600, 90_000) : 0;
        return desk.Journal.Add(new OrderRow
        {
            Number = desk.Journal.Orders.Count,
            Pair = pair.Index,
            Buys = buys,
            Type = type,
            OpenTime = desk.Time,
            Volume = volume,
            Price = PriceOf(pair, type),
            SecondPrice = type is OrderType.StopLossLimit or OrderType.TakeProfitLimit ? Near(pair) : 0,
            Leverage = leverage,
            Parent = parent,
            HasClose = leverage == 0 && parent < 0 && type == OrderType.Limit && desk.Dice.Chance(20),
            UserReference = desk.Dice.Pick<int?>(null, null, null, 0, 36_493_663, -7),
            ClientId = desk.Dice.Chance(150) ? desk.Dice.Next() | 1 : 0,
            Flags = FlagsOf(type, leverage),
            ExpireTime = expires * UnixTicks.PerSecond,
        });
    }

    /// <summary>Closes an order whose volume is traded.</summary>
    public void Fill(OrderRow order)
    {
        if (order.Type is OrderType.StopLoss or OrderType.TakeProfit or OrderType.StopLossLimit or OrderType.TakeProfitLimit or OrderType.TrailingStop)
            order.Misc = "touched";
        desk.Journal.Close(order, OrderStatus.Closed, desk.Time, null);
        if (order.HasClose)
            PlaceClose(order);
    }

    /// <summary>Cancels an open order, or lets it expire when its time is over.</summary>
    public void Cancel(OrderRow order, string reason = "User requested")
    {
        if (order.Status != OrderStatus.Open)
            return;
        var expired = order.ExpireTime > 0 && desk.Time >= order.ExpireTime;
        if (order.Executed > 0)
            order.Misc = "partial";
        desk.Journal.Close(order, expired ? OrderStatus.Expired : OrderStatus.Canceled, desk.Time, expired ? "Order timed out" : reason);
    }

    // A conditional close becomes an order of its own, which names its parent as refid.
    private void PlaceClose(OrderRow parent)
    {
        var child = Place(Universe.Pairs[parent.Pair], !parent.Buys, parent.Volume, OrderType.TakeProfit, 0, parent.Number);
        desk.Calendar.Plan(desk.Time + desk.Dice.Between(60, 400_000) * UnixTicks.PerSecond, HappeningKind.CancelOrder, child.Number);
    }

    private long PriceOf(Pair pair, OrderType type) => type switch
    {
        OrderType.Market or OrderType.SettlePosition => 0,
        OrderType.TrailingStop => desk.Dice.Pick(10_000L, 500_000, 25_000),
        _ => Near(pair),
    };

    private long Near(Pair pair)
    {
        var price = desk.Prices.Of(pair, desk.Time) * desk.Dice.Between(900, 1100) / 1000;
        return Amounts.ToUnits(decimal.Round(price, pair.PriceDecimals, MidpointRounding.AwayFromZero), pair.CostDecimals);
    }

    private string FlagsOf(OrderType type, byte leverage) =>
        type == OrderType.Limit && desk.Dice.Chance(200) ? "post,fciq" : leverage == 0 && desk.Dice.Chance(120) ? "fcib" : "fciq";
}

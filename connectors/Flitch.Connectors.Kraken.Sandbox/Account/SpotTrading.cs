using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>Spot orders and their fills.</summary>
internal sealed class SpotTrading(Desk desk, OrderBook orders, Funding funding)
{
    private const int Tries = 6;
    private const int Fewest = 3;
    private const int MostWaiting = 30;
    private static readonly int[] PairWeights = [26, 12, 16, 6, 10, 5, 7, 6, 5, 4, 2, 4, 1];
    private readonly SpotBooking _booking = new(desk);

    /// <summary>An order that is filled at once or later.</summary>
    public void Trade()
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var pair = Universe.Pairs[desk.Dice.Weighted(PairWeights)];
            if (IsTraded(pair) && TryTrade(pair, desk.Dice.Chance(520)))
                return;
        }

        funding.Deposit(Universe.Dollar);
    }

    /// <summary>Buys tokenised shares, which has ledger rows of its own kind.</summary>
    public void BuyStock()
    {
        if (!desk.Options.HasStocks || !TryTrade(Universe.FindPair("AAPLxUSD")!, buys: true))
            funding.Deposit(Universe.Dollar);
    }

    /// <summary>An order that is canceled, or expires, without a fill: mostly soon, sometimes after days.</summary>
    public void PlaceOnly()
    {
        var pair = Universe.Pairs[desk.Dice.Weighted(PairWeights)];
        if (!IsTraded(pair))
            pair = Universe.Pairs[0];
        var buys = desk.Dice.Chance(500);
        var volume = Math.Max(VolumeOf(pair, buys), Amounts.ToUnits(pair.Minimum, pair.LotDecimals));
        var order = orders.Place(pair, buys, volume, desk.Dice.Pick(OrderType.Limit, OrderType.Limit, OrderType.StopLossLimit, OrderType.TrailingStop));
        var waits = orders.Waiting < Fewest || (orders.Waiting < MostWaiting && desk.Dice.Chance(400));
        var end = desk.Time + desk.Dice.Between(1, waits ? 15 * 86_400 : 60) * UnixTicks.PerSecond;
        desk.Calendar.Plan(order.ExpireTime > 0 ? order.ExpireTime : end, HappeningKind.CancelOrder, order.Number);
    }

    /// <summary>Keeps a few orders waiting at any time.</summary>
    public void KeepWaiting()
    {
        while (orders.Waiting < Fewest)
            PlaceOnly();
    }

    /// <summary>Fills the rest of a waiting order.</summary>
    public void FillRest(OrderRow order)
    {
        if (order.Status != OrderStatus.Open)
            return;
        if (order.ExpireTime > 0 && desk.Time >= order.ExpireTime)
            orders.Cancel(order);
        else
            Fill(order, order.Volume - order.Executed);
    }

    private bool TryTrade(Pair pair, bool buys)
    {
        var volume = VolumeOf(pair, buys);
        if (volume < Amounts.ToUnits(pair.Minimum, pair.LotDecimals))
            return false;
        var order = orders.Place(pair, buys, volume, OrderTypeOf());
        if (orders.Waiting < MostWaiting && order.Type != OrderType.Market && desk.Dice.Chance(100))
            return Wait(order);
        desk.Pass(desk.Dice.Between(1_000, 200_000));
        Fill(order, volume);
        return true;
    }

    private bool Wait(OrderRow order)
    {
        if (desk.Dice.Chance(300) && _booking.CanFill(order, order.Volume / 3))
            _booking.Fill(order, order.Volume / 3);
        desk.Calendar.Plan(
            desk.Time + desk.Dice.Between(3_600, 20 * 86_400) * UnixTicks.PerSecond,
            desk.Dice.Chance(800) ? HappeningKind.FillOrder : HappeningKind.CancelOrder,
            order.Number);
        return true;
    }

    private void Fill(OrderRow order, long volume)
    {
        var fills = (int)desk.Dice.Pick(1L, 1, 1, 2, 3);
        var left = volume;
        for (var fill = 1; fill <= fills && left > 0; fill++)
        {
            var part = fill == fills ? left : Math.Max(1, left * desk.Dice.Between(20, 70) / 100);
            if (!_booking.CanFill(order, part))
                break;
            _booking.Fill(order, part);
            left -= part;
            // Fills of one order often carry one and the same time.
            desk.Pass(desk.Dice.Chance(300) ? 0 : desk.Dice.Between(10, 100_000));
        }

        if (left == 0)
            orders.Fill(order);
        else
            orders.Cancel(order, "Insufficient funds");
    }

    private bool IsTraded(Pair pair) =>
        (desk.Options.HasStocks || !pair.Base.IsTokenised) && (pair.Listed || desk.Time < desk.Options.Birth + desk.Options.Span / 16);

    private OrderType OrderTypeOf() => desk.Dice.Weighted([50, 34, 4, 4, 3, 2, 2, 1]) is var index ? (OrderType)index : default;

    private long VolumeOf(Pair pair, bool buys)
    {
        var price = desk.Prices.Of(pair, desk.Time);
        var have = buys ? desk.Balance(pair.Quote) / price : desk.Balance(pair.Base);
        var volume = have * desk.Dice.Between(4, 60) / 1000;
        // A person types round volumes about half the time.
        var digits = desk.Dice.Chance(500) ? pair.LotDecimals : Math.Min(pair.LotDecimals, 4);
        return Amounts.ToUnits(decimal.Round(volume, digits, MidpointRounding.ToZero), pair.LotDecimals);
    }
}

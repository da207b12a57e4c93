using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>Positions: opening, rollover fees every four hours, closing in part or whole, and settling by hand.</summary>
internal sealed class MarginTrading(Desk desk, OrderBook orders, Funding funding)
{
    /// <summary>Fees for holding a position fall due so often.</summary>
    public const long RolloverPeriod = 4 * 3_600 * UnixTicks.PerSecond;

    private const int Fewest = 2;
    private const int Most = 12;
    private const decimal FeeRate = 0.0026m;
    private readonly MarginBooking _booking = new(desk);

    /// <summary>Whether there are so few positions that the next thing to happen should be one.</summary>
    public bool WantsMore => desk.Journal.OpenPositions.Count < Fewest;

    /// <summary>Opens a position, and plans when it is closed.</summary>
    public void Open()
    {
        var pair = desk.Dice.Pick(Universe.Pairs[0], Universe.Pairs[1], Universe.Pairs[2], Universe.Pairs[4]);
        var price = desk.Prices.Of(pair, desk.Time);
        if (desk.Journal.OpenPositions.Count >= Most || desk.Balance(pair.Quote) < 500)
        {
            funding.Deposit(pair.Quote);
            return;
        }

        var volume = Amounts.ToUnits(decimal.Round(desk.Dice.Between(300, 2_500) / price, 5), pair.LotDecimals);
        var leverage = (byte)desk.Dice.Between(2, pair.Leverage);
        var order = orders.Place(pair, desk.Dice.Chance(650), volume, desk.Dice.Pick(OrderType.Limit, OrderType.Market), leverage);
        desk.Pass(desk.Dice.Between(1_000, 50_000));
        var position = _booking.Open(order, pair, price, FeeRate);
        orders.Fill(order);
        PlanClose(position.Number);
    }

    /// <summary>Closes a position, or half of it for now.</summary>
    public void Close(PositionRow position)
    {
        var opening = desk.Journal.Trades[position.Trade];
        var pair = Universe.Pairs[opening.Pair];
        var left = opening.Volume - position.ClosedVolume;
        var half = position.ClosedVolume == 0 && left > 1000 && desk.Dice.Chance(400);
        // More than any position can lose.
        if (desk.Balance(pair.Quote) < 6_000)
            funding.Deposit(pair.Quote, 6_000m);
        var settles = !half && opening.Buys && desk.Dice.Chance(80);
        var type = settles ? OrderType.SettlePosition : desk.Dice.Pick(OrderType.Market, OrderType.StopLoss);
        var order = orders.Place(pair, !opening.Buys, half ? left / 2 : left, type, opening.Leverage);
        desk.Pass(desk.Dice.Between(1_000, 50_000));
        if (settles)
            _booking.Settle(order, position, opening, pair);
        else
            _booking.Close(order, position, opening, pair, FeeRate);
        orders.Fill(order);
        if (position.IsOpen)
            PlanClose(position.Number);
        else if (WantsMore)
            Open();
    }

    /// <summary>Closes all that is left of a position, with a market order; returns the closing trade's number.</summary>
    public int CloseRest(PositionRow position)
    {
        var opening = desk.Journal.Trades[position.Trade];
        var pair = Universe.Pairs[opening.Pair];
        var order = orders.Place(pair, !opening.Buys, opening.Volume - position.ClosedVolume, OrderType.Market, opening.Leverage);
        _booking.Close(order, position, opening, pair, FeeRate);
        orders.Fill(order);
        return desk.NextTrade - 1;
    }

    /// <summary>Charges a position for the last four hours.</summary>
    public void Roll(PositionRow position)
    {
        if (!position.IsOpen)
            return;
        var opening = desk.Journal.Trades[position.Trade];
        var pair = Universe.Pairs[opening.Pair];
        var fee = Amounts.ToUnits(Amounts.FromUnits(opening.Cost, pair.CostDecimals) * 0.0002m, pair.Quote.Decimals);
        if (fee > 0 && desk.BalanceUnits(pair.Quote) > fee)
            desk.Post(LedgerType.Rollover, pair.Quote, 0, fee, Reference.Trade(position.Trade));
    }

    // In a small account positions live longer, so that they do not make up all of it.
    private void PlanClose(int position)
    {
        var days = Math.Clamp(9L * 8_000 / Math.Max(1, desk.Options.Ledgers), 9, 150);
        desk.Calendar.Plan(desk.Time + desk.Dice.Between(3_600, days * 86_400) * UnixTicks.PerSecond, HappeningKind.ClosePosition, position);
    }
}

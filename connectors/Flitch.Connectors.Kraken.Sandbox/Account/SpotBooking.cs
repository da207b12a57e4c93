using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>One spot fill: its trade and its two, three or four ledger rows.</summary>
internal sealed class SpotBooking(Desk desk)
{
    private const decimal TakerFee = 0.0040m;
    private const decimal MakerFee = 0.0025m;

    /// <summary>Whether the account can pay for the fill, its fee included.</summary>
    public bool CanFill(OrderRow order, long volume)
    {
        var pair = Universe.Pairs[order.Pair];
        if (!order.Buys)
            return desk.BalanceUnits(pair.Base) >= Amounts.Rescale(volume, pair.LotDecimals, pair.Base.Decimals) + Reserve(pair.Base);
        var cost = desk.Prices.Of(pair, desk.Time) * Amounts.FromUnits(volume, pair.LotDecimals) * 1.02m;
        return desk.Balance(pair.Quote) > cost;
    }

    /// <summary>Books the fill.</summary>
    public void Fill(OrderRow order, long volume)
    {
        var pair = Universe.Pairs[order.Pair];
        var price = PriceOf(pair);
        var cost = price * Amounts.FromUnits(volume, pair.LotDecimals);
        var maker = order.Type == OrderType.Limit && desk.Dice.Chance(700);
        var fee = cost * (maker ? MakerFee : TakerFee);
        var number = desk.NextTrade;
        var first = desk.NextLedger;
        var time = desk.Time;
        Post(order, pair, volume, Amounts.ToUnits(cost, pair.CostDecimals), fee, price, Reference.Trade(number));
        var row = new TradeRow
        {
            Time = time,
            Price = Amounts.ToUnits(price, pair.CostDecimals),
            Cost = Amounts.ToUnits(cost, pair.CostDecimals),
            Fee = Amounts.ToUnits(fee, pair.CostDecimals),
            Volume = volume,
            Order = order.Number,
            Position = -1,
            FirstLedger = first,
            LedgerCount = (byte)(desk.NextLedger - first),
            Pair = pair.Index,
            OrderType = order.Type,
            Buys = order.Buys,
            Maker = maker,
        };
        order.Filled(desk.Journal.Add(row), row);
    }

    private void Post(OrderRow order, Pair pair, long volume, long cost, decimal fee, decimal price, Reference reference)
    {
        var sign = order.Buys ? 1 : -1;
        var baseAmount = sign * Amounts.Rescale(volume, pair.LotDecimals, pair.Base.Decimals);
        var quoteAmount = -sign * Amounts.Rescale(cost, pair.CostDecimals, pair.Quote.Decimals);
        var credits = Amounts.ToUnits(fee * desk.Prices.Dollars(pair.Quote, desk.Time) * 100, Universe.FeeCredit.Decimals);
        var byCredit = credits > 0 && desk.BalanceUnits(Universe.FeeCredit) > credits && desk.Dice.Chance(120);
        var inBase = !byCredit && order.Flags.Contains("fcib", StringComparison.Ordinal);
        var quoteFee = byCredit || inBase ? 0 : Amounts.ToUnits(fee, pair.Quote.Decimals);
        var baseFee = inBase ? Amounts.ToUnits(fee / price, pair.Base.Decimals) : 0;
        if (pair.Base.Class == "tokenized_asset")
            PostSettlement(pair, quoteAmount, reference);
        PostLegs(order.Buys, (pair.Quote, quoteAmount, quoteFee), (pair.Base, baseAmount, baseFee), reference);
        if (byCredit)
            desk.Post(LedgerType.Trade, Universe.FeeCredit, 0, credits, reference);
    }

    // A trade in tokenised shares settles in dollars first: two rows that cancel out.
    private void PostSettlement(Pair pair, long amount, Reference reference)
    {
        desk.Post(LedgerType.Trade, pair.Quote, amount, 0, reference);
        desk.Post(LedgerType.Trade, pair.Quote, -amount, 0, reference);
    }

    private void PostLegs(bool buys, (Asset Asset, long Amount, long Fee) quote, (Asset Asset, long Amount, long Fee) basis, Reference reference)
    {
        var (first, second) = buys ? (quote, basis) : (basis, quote);
        desk.Post(LedgerType.Trade, first.Asset, first.Amount, first.Fee, reference);
        // The legs' times differ by a moment in some rows.
        if (desk.Dice.Chance(100))
            desk.Pass(desk.Dice.Between(10, 3_000));
        desk.Post(LedgerType.Trade, second.Asset, second.Amount, second.Fee, reference);
    }

    private decimal PriceOf(Pair pair)
    {
        var price = desk.Prices.Of(pair, desk.Time);
        var step = Amounts.FromUnits(1, pair.PriceDecimals);
        var moved = price + step * desk.Dice.Between(-9, 9);
        return moved > step * 20 ? moved : price;
    }

    // Room for a fee that is taken in the base currency.
    private long Reserve(Asset asset) => desk.BalanceUnits(asset) / 50;
}

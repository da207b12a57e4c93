using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>Rows that are rare in an account but occur: bonuses, airdrops, conversions, dividends, adjustments, and types that nobody documents.</summary>
internal sealed class Sundries(Desk desk)
{
    private static readonly Sundry[] Table =
    [
        In(LedgerType.Credit, "", "KFEE", 40, ReferenceKind.Unknown),
        In(LedgerType.Transfer, "airdrop", "ETHW", 20, ReferenceKind.Unknown),
        In(LedgerType.InviteBonus, "", "ZUSD", 10, ReferenceKind.Bonus),
        In(LedgerType.Reward, "welcomebonus", "XXBT", 15, ReferenceKind.Reward),
        In(LedgerType.Adjustment, "", "ZUSD", 1, ReferenceKind.Unknown),
        Out(LedgerType.Adjustment, "", "ADA", 2, ReferenceKind.Unknown),
        In(LedgerType.Dividend, "", "AAPLx", 3, ReferenceKind.Bonus),
        Out(LedgerType.Transfer, "spottofutures", "XXBT", 10, ReferenceKind.Funding),
        In(LedgerType.Transfer, "spotfromfutures", "XXBT", 300, ReferenceKind.Funding),
        Out(LedgerType.Conversion, "", "USDC", 50, ReferenceKind.NoTrade) with { Into = Universe.Asset("USDT") },
        Out(LedgerType.CollateralConversion, "", "ZEUR", 5, ReferenceKind.NoTrade) with { Into = Universe.Asset("ZUSD") },
        In(LedgerType.NftRebate, "", "ZUSD", 2, ReferenceKind.Bonus),
        Out(LedgerType.CustodyTransfer, "", "XETH", 4, ReferenceKind.Funding),
        Out(LedgerType.HybridEarnWithdrawal, "", "USDC", 10, ReferenceKind.Reward),
        Out(LedgerType.Sale, "", "ADA", 10, ReferenceKind.NoTrade) with { Into = Universe.Asset("ZUSD") },
        In(LedgerType.Transfer, "tradespot", "ZUSD", 5, ReferenceKind.Bonus),
        In(LedgerType.Earn, "reward", "USDC", 3, ReferenceKind.Reward),
    ];

    /// <summary>How many kinds there are.</summary>
    public static int Count => Table.Length;

    /// <summary>Books one of them.</summary>
    public void Book(int index)
    {
        var sundry = Table[index];
        if (sundry.Asset.IsTokenised && !desk.Options.HasStocks)
            sundry = sundry with { Asset = Universe.Dollar };
        var units = sundry.Dollars > 0
            ? Amounts.ToUnits(sundry.Dollars * desk.Dice.Between(80, 120) / 100m / desk.Prices.Dollars(sundry.Asset, desk.Time), sundry.Asset.Decimals)
            : -(long)((decimal)desk.BalanceUnits(sundry.Asset) * sundry.PerMille / 1000);
        if (units == 0)
            return;
        var reference = sundry.Reference == ReferenceKind.Unknown ? Reference.Unknown : desk.NewReference(sundry.Reference);
        desk.Post(sundry.Type, sundry.Asset, units, 0, reference, sundry.Subtype);
        if (sundry.Into is { } into)
            desk.Post(sundry.Type, into, Swap(units, sundry.Asset, into), 0, reference, sundry.Subtype);
    }

    /// <summary>An instant buy: <c>spend</c> and <c>receive</c>, and no trade.</summary>
    public void Convert()
    {
        var into = desk.Dice.Pick(Universe.Asset("XXBT"), Universe.Asset("XETH"), Universe.Asset("USDC"), Universe.Asset("XTZ"), Universe.Asset("XXDG"));
        var units = Amounts.ToUnits(desk.Dice.Between(20_00, 400_00) / 100m, 4);
        if (desk.BalanceUnits(Universe.Dollar) < 2 * units)
            return;
        var reference = desk.NewReference(ReferenceKind.NoTrade);
        desk.Post(LedgerType.Spend, Universe.Dollar, -units, units / 100, reference);
        desk.Post(LedgerType.Receive, into, Swap(-units, Universe.Dollar, into), 0, reference);
    }

    private static Sundry In(LedgerType type, string subtype, string asset, int dollars, ReferenceKind reference) =>
        new(type, subtype, Universe.Asset(asset), reference) { Dollars = dollars };

    private static Sundry Out(LedgerType type, string subtype, string asset, int perMille, ReferenceKind reference) =>
        new(type, subtype, Universe.Asset(asset), reference) { PerMille = perMille };

    private long Swap(long units, Asset from, Asset into) => Amounts.ToUnits(
        -Amounts.FromUnits(units, from.Decimals) * desk.Prices.Dollars(from, desk.Time) / desk.Prices.Dollars(into, desk.Time), into.Decimals);

    private sealed record Sundry(LedgerType Type, string Subtype, Asset Asset, ReferenceKind Reference)
    {
        public int Dollars { get; init; }

        public int PerMille { get; init; }

        public Asset? Into { get; init; }
    }
}

using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>Delisted assets are taken away and paid out days later, under another reference.</summary>
internal sealed class Delistings(Desk desk)
{
    private static readonly (Asset Gone, Asset Paid)[] Table =
        [(Universe.Asset("XREP"), Universe.Dollar), (Universe.Asset("MATIC"), Universe.Asset("POL"))];

    private readonly decimal[] _worth = new decimal[Table.Length];

    /// <summary>How many delistings there are.</summary>
    public static int Count => Table.Length;

    /// <summary>Takes all of the delisted asset away.</summary>
    public void Take(int index)
    {
        var (gone, _) = Table[index];
        var units = desk.BalanceUnits(gone);
        if (units <= 0)
            return;
        _worth[index] = desk.Balance(gone) * desk.Prices.Dollars(gone, desk.Time);
        desk.Post(LedgerType.Transfer, gone, -units, 0, desk.NewReference(ReferenceKind.Bonus), "delistingconversion");
        desk.Calendar.Plan(desk.Time + desk.Dice.Between(86_400, 5 * 86_400) * UnixTicks.PerSecond, HappeningKind.DelistPaid, index);
    }

    /// <summary>Pays what it was worth.</summary>
    public void Pay(int index)
    {
        var (_, paid) = Table[index];
        var units = Amounts.ToUnits(_worth[index] / desk.Prices.Dollars(paid, desk.Time), paid.Decimals);
        desk.Post(LedgerType.Transfer, paid, units, 0, desk.NewReference(ReferenceKind.Bonus), "delistingconversion");
    }
}

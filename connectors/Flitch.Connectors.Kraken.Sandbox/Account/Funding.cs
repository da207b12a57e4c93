using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>Money that comes and goes: deposits, withdrawals, and withdrawals that fail.</summary>
internal sealed class Funding(Desk desk)
{
    private static readonly Asset[] Coins = [.. new[] { "XXBT", "XETH", "SOL", "USDC", "DOT" }.Select(Universe.Asset)];
    private readonly Dictionary<int, (Asset Asset, long Amount, long Fee, Reference Reference)> _failing = [];

    /// <summary>A deposit of any asset.</summary>
    public void Deposit() => Deposit(
        desk.Dice.Pick(Universe.Dollar, Universe.Dollar, Universe.Asset("ZEUR"), Universe.Asset("ZGBP"), desk.Dice.Pick<Asset>(Coins)));

    /// <summary>A deposit worth a few thousand dollars.</summary>
    public void Deposit(Asset asset)
    {
        var amount = desk.Dice.Between(200_00, 6_000_00) / 100m / desk.Prices.Dollars(asset, desk.Time);
        Deposit(asset, decimal.Round(amount, Math.Min(asset.Decimals, 6)));
    }

    /// <summary>A deposit of a given amount.</summary>
    public void Deposit(Asset asset, decimal amount)
    {
        var fee = asset.Code == "ZGBP" ? 0.35m : 0m;
        desk.Post(
            LedgerType.Deposit, asset, Amounts.ToUnits(amount, asset.Decimals), Amounts.ToUnits(fee, asset.Decimals), desk.NewReference(FundingKind));
    }

    /// <summary>A withdrawal with its fee.</summary>
    public void Withdraw() => TryWithdraw(fails: false);

    /// <summary>A withdrawal that comes back some hours later.</summary>
    public void WithdrawAndFail() => TryWithdraw(fails: true);

    /// <summary>The failed withdrawal comes back: the opposite amount and a negative fee, under the same reference.</summary>
    public void Reverse(int number)
    {
        if (_failing.Remove(number, out var failed))
            desk.Post(LedgerType.Withdrawal, failed.Asset, -failed.Amount, -failed.Fee, failed.Reference);
    }

    private ReferenceKind FundingKind => desk.Options.OldFields ? ReferenceKind.OldFunding : ReferenceKind.Funding;

    private void TryWithdraw(bool fails)
    {
        var asset = desk.Dice.Pick(Universe.Dollar, Universe.Asset("ZEUR"), desk.Dice.Pick<Asset>(Coins));
        var fee = Amounts.ToUnits(decimal.Round(2m / desk.Prices.Dollars(asset, desk.Time), Math.Min(asset.Decimals, 6)), asset.Decimals);
        var amount = -(long)((decimal)desk.BalanceUnits(asset) * desk.Dice.Between(5, 60) / 1000);
        if (amount >= 0 || desk.BalanceUnits(asset) + amount < fee)
        {
            Deposit(asset);
            return;
        }

        var reference = desk.NewReference(FundingKind);
        desk.Post(LedgerType.Withdrawal, asset, amount, fee, reference);
        if (fails)
            PlanReversal(asset, amount, fee, reference);
    }

    private void PlanReversal(Asset asset, long amount, long fee, Reference reference)
    {
        _failing[(int)reference.Number] = (asset, amount, fee, reference);
        desk.Calendar.Plan(
            desk.Time + desk.Dice.Between(600, 200_000) * UnixTicks.PerSecond, HappeningKind.WithdrawalReversal, (int)reference.Number);
    }
}

using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>Staking in its old form (balances under <c>.S</c> codes, weekly rewards, some of them late) and Earn in its new one.</summary>
internal sealed class Staking(Desk desk)
{
    private static readonly (Asset Spot, Asset Staked)[] Programmes =
    [
        (Universe.Asset("DOT"), Universe.Asset("DOT.S")),
        (Universe.Asset("ADA"), Universe.Asset("ADA.S")),
        (Universe.Asset("SOL"), Universe.Asset("SOL03.S")),
        (Universe.Asset("XETH"), Universe.Asset("ETH2.S")),
    ];

    /// <summary>How many programmes pay rewards.</summary>
    public static int Count => Programmes.Length;

    /// <summary>Moves some of an asset into staking.</summary>
    public void Stake()
    {
        var (spot, staked) = desk.Dice.Pick<(Asset, Asset)>(Programmes);
        Move(spot, staked, "spottostaking", "stakingfromspot", desk.Dice.Between(20, 150));
    }

    /// <summary>Moves some of it back.</summary>
    public void Unstake()
    {
        var (spot, staked) = desk.Dice.Pick<(Asset, Asset)>(Programmes);
        Move(staked, spot, "stakingtospot", "spotfromstaking", desk.Dice.Between(20, 300));
    }

    /// <summary>The weekly reward of a programme. It may appear hours after its own time; until then its asset stays quiet.</summary>
    public void Reward(int programme)
    {
        var staked = Programmes[programme].Staked;
        var amount = desk.BalanceUnits(staked) / 1_000;
        if (amount <= 0 || desk.IsQuiet(staked))
            return;
        var delay = desk.Options.LateHours == 0 ? 0 : desk.Dice.Between(600, Math.Max(600, desk.Options.LateHours * 3_600)) * UnixTicks.PerSecond;
        desk.PostLate(LedgerType.Staking, staked, amount, desk.NewReference(ReferenceKind.Staking), desk.Time + delay);
    }

    /// <summary>Earn: the amount leaves one wallet and enters another, and the API names no wallet, so both rows have one asset.</summary>
    public void Allocate()
    {
        var asset = desk.Dice.Pick(Universe.Asset("SOL"), Universe.Asset("USDC"), Universe.Asset("XXBT"));
        var amount = desk.BalanceUnits(asset) / desk.Dice.Between(20, 90);
        if (amount <= 0)
            return;
        var subtype = desk.Dice.Pick("allocation", "deallocation", "autoallocation");
        var reference = desk.NewReference(ReferenceKind.Reward);
        desk.Post(LedgerType.Earn, asset, -amount, 0, reference, subtype);
        desk.Post(LedgerType.Earn, asset, amount, 0, reference, subtype);
        if (desk.Dice.Chance(500))
            desk.Post(LedgerType.Earn, asset, Math.Max(1, amount / 900), 0, desk.NewReference(ReferenceKind.Reward), "reward");
    }

    private void Move(Asset from, Asset to, string leaving, string entering, long perMille)
    {
        var units = (decimal)desk.BalanceUnits(from) * perMille / 1000;
        var amount = Amounts.Rescale((long)units, from.Decimals, to.Decimals);
        if (amount <= 0 || desk.IsQuiet(from) || desk.IsQuiet(to))
            return;
        var reference = desk.NewReference(ReferenceKind.Bonus);
        desk.Post(LedgerType.Transfer, from, -amount, 0, reference, leaving);
        desk.Post(LedgerType.Transfer, to, amount, 0, reference, entering);
    }
}

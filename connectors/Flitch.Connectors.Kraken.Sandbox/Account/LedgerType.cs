using System.Text;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>The types of ledger rows that the sandbox writes; an open set on the wire.</summary>
internal enum LedgerType : byte
{
    Trade,
    Deposit,
    Withdrawal,
    Transfer,
    Margin,
    Rollover,
    Adjustment,
    Credit,
    Settled,
    Staking,
    Reward,
    Dividend,
    Sale,
    Conversion,
    Spend,
    Receive,
    Earn,
    NftRebate,
    CustodyTransfer,
    CollateralConversion,
    InviteBonus,
    HybridEarnWithdrawal,
}

/// <summary>How types are spelled on the wire.</summary>
internal static class LedgerTypeNames
{
    private static readonly string[] Spelled =
        [.. Enum.GetValues<LedgerType>().Select(type => type == LedgerType.InviteBonus ? "invite bonus" : type.ToString().ToLowerInvariant())];

    private static readonly byte[][] Bytes = [.. Spelled.Select(Encoding.ASCII.GetBytes)];

    /// <summary>The type as the wire has it.</summary>
    public static ReadOnlySpan<byte> Utf8(LedgerType type) => Bytes[(int)type];

    /// <summary>The type that a caller asks for, or null when there is no such type here.</summary>
    public static LedgerType? Find(string name) => Array.IndexOf(Spelled, name) is >= 0 and var index ? (LedgerType)index : null;
}

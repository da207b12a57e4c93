namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>What a ledger row's <c>refid</c> points at, in a form that takes five bytes.</summary>
/// <param name="Kind">How the number is spelled.</param>
/// <param name="Number">A trade's number, or the number of a happening that has no row of its own.</param>
internal readonly record struct Reference(ReferenceKind Kind, uint Number)
{
    /// <summary>Kraken writes this where it has no parent.</summary>
    public static Reference Unknown => new(ReferenceKind.Unknown, 0);

    /// <summary>A fill, or the fill that opened a position.</summary>
    public static Reference Trade(int number) => new(ReferenceKind.Trade, (uint)number);
}

/// <summary>The spellings of references.</summary>
internal enum ReferenceKind : byte
{
    Unknown,
    Trade,
    NoTrade,
    Funding,
    OldFunding,
    Staking,
    Reward,
    Bonus,
}

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>What makes an account: equal options give equal rows, whenever they are looked at.</summary>
internal sealed record AccountOptions
{
    /// <summary>
    /// The date up to which <see cref="Ledgers"/> rows are counted. It is fixed, so that the account's birth never moves: were it counted back from
    /// today, every row would change from one run to the next.
    /// </summary>
    public static readonly DateTimeOffset Anchor = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Decides everything.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>About how many ledger rows there are at <see cref="Anchor"/>; afterwards the account goes on at the same pace.</summary>
    public int Ledgers { get; init; } = 20_000;

    /// <summary>About how many trades there are at <see cref="Anchor"/>; null for what follows from the ledgers.</summary>
    public int? Trades { get; init; }

    /// <summary>Months from the account's birth to <see cref="Anchor"/>.</summary>
    public int Months { get; init; } = 24;

    /// <summary>Up to how many hours after its own time a reward appears; 0 for never late.</summary>
    public int LateHours { get; init; } = 6;

    /// <summary>Extra rows per hour from the start of the process on.</summary>
    public int GrowthPerHour { get; init; }

    /// <summary>An account that never held anything.</summary>
    public bool Empty { get; init; }

    /// <summary>Whether it ever buys tokenised shares.</summary>
    public bool HasStocks { get; init; } = true;

    /// <summary>Times as 2021 had them.</summary>
    public bool OldFields { get; init; }

    /// <summary>Ticks of the account's birth.</summary>
    public long Birth => UnixTicks.From(Anchor.AddMonths(-Months));

    /// <summary>Ticks from birth to anchor.</summary>
    public long Span => UnixTicks.From(Anchor) - Birth;
}

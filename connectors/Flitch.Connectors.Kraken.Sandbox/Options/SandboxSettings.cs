using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Keys;
using Flitch.Connectors.Kraken.Sandbox.Wire;

namespace Flitch.Connectors.Kraken.Sandbox.Options;

/// <summary>All options, read and checked.</summary>
internal sealed record SandboxSettings
{
    /// <summary>When the sandbox started; keys that expire or see a range count from here.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>TCP port; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>The account.</summary>
    public AccountOptions Account { get; init; } = new();

    /// <summary>The call counter's tier.</summary>
    public Tier Tier { get; init; } = Tier.All[^1];

    /// <summary>Scripted faults, in the language of <see cref="Faults.FaultParser"/>.</summary>
    public string Faults { get; init; } = "";

    /// <summary>Folder of recorded answers, or null.</summary>
    public string? Recordings { get; init; }

    /// <summary>Which source's recordings to prefer, or null for the first by name.</summary>
    public string? Source { get; init; }

    /// <summary>Recorded files named one by one.</summary>
    public IReadOnlyList<string> Picks { get; init; } = [];

    /// <summary>Spelling of rows.</summary>
    public WireOptions Wire { get; init; } = new(OldFields: false, Alphabetical: false);

    /// <summary>Rows of a page; of several numbers each call takes the next.</summary>
    public IReadOnlyList<int> PageSizes { get; init; } = [50];

    /// <summary>The order of the rows of a listing.</summary>
    public RowOrder Order { get; init; }

    /// <summary>Nonce window of the keys.</summary>
    public ulong NonceWindow { get; init; }

    /// <summary>Permissions that the main key lacks.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether GetApiKeyInfo exists.</summary>
    public bool HasKeyInfo { get; init; } = true;

    /// <summary>Whether it answers in camelCase.</summary>
    public bool CamelCase { get; init; }

    /// <summary>What <c>count</c> says.</summary>
    public CountMode Count { get; init; }

    /// <summary>By how many rows <c>count</c> is steadily wrong.</summary>
    public int CountOffset { get; init; }

    /// <summary>Ledger rows that arrive before every private call.</summary>
    public int Arrivals { get; init; }

    /// <summary>How old those rows are by their own time.</summary>
    public TimeSpan ArrivalAge { get; init; }

    /// <summary>Whether rows of tokenised assets come only when <c>aclass</c> asks for them.</summary>
    public bool TokenisedApart { get; init; }

    /// <summary>What SystemStatus says.</summary>
    public string Status { get; init; } = "online";

    /// <summary>The shortest and the longest time that a call, and then its answer, is on the way, in milliseconds of the sandbox's clock.</summary>
    public (int Shortest, int Longest) Latency { get; init; }

    /// <summary>Wrong credentials in a row before a lockout; 0 for never.</summary>
    public int LockoutAfter { get; init; } = 5;

    /// <summary>Whether tests may ask for the truth over HTTP.</summary>
    public bool Admin { get; init; }
}

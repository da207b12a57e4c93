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

    /// <summary>Rows of a page.</summary>
    public int PageSize { get; init; } = 50;

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

    /// <summary>Wrong credentials in a row before a lockout; 0 for never.</summary>
    public int LockoutAfter { get; init; } = 5;

    /// <summary>Whether tests may ask for the truth over HTTP.</summary>
    public bool Admin { get; init; }
}

/// <summary>What <c>count</c> says in listings.</summary>
internal enum CountMode
{
    /// <summary>The rows that match.</summary>
    Ok,

    /// <summary>All rows, whatever the filters, as has been seen on Ledgers.</summary>
    IgnoresFilters,

    /// <summary>Three more than match: steadily off.</summary>
    Off,

    /// <summary>Nothing.</summary>
    Absent,
}

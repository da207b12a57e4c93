namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>What is withheld of one listing.</summary>
internal sealed record WithheldListing
{
    /// <summary>Rows that are not served.</summary>
    public HashSet<string> Ids { get; init; } = [];

    /// <summary>Ticks; older rows are not served.</summary>
    public long From { get; init; } = long.MinValue;

    /// <summary>Changes with every change.</summary>
    public int Version { get; init; }

    /// <summary>Whether all rows are served.</summary>
    public bool IsEmpty => Ids.Count == 0 && From == long.MinValue;
}

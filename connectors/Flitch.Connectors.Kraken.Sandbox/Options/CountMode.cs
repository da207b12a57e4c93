namespace Flitch.Connectors.Kraken.Sandbox.Options;

/// <summary>What <c>count</c> says in listings.</summary>
internal enum CountMode
{
    /// <summary>The rows that match, or steadily some more or fewer.</summary>
    Ok,

    /// <summary>All rows, whatever the filters, as has been seen on Ledgers.</summary>
    IgnoresFilters,

    /// <summary>Nothing.</summary>
    Absent,
}

namespace Flitch.Connectors.Catalog;

/// <summary>How an object is refreshed.</summary>
public enum RefreshMode
{
    /// <summary>Read whole each time; each differing answer is kept in the history.</summary>
    Snapshot,

    /// <summary>Only what is new since the last refresh, along a time cursor.</summary>
    Incremental,
}

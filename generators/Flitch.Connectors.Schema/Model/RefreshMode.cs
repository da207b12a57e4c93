namespace Flitch.Connectors.Schema.Model;

/// <summary>How an object is refreshed, named as in <c>Flitch.Connectors.Catalog.RefreshMode</c>.</summary>
public enum RefreshMode
{
    /// <summary>Read whole each time.</summary>
    Snapshot,

    /// <summary>Only what is new, along a time cursor.</summary>
    Incremental,
}

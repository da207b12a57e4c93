namespace Flitch.Storage.Manifests;

/// <summary>What asking for a variant's rows has shown.</summary>
public enum ListingDecision
{
    /// <summary>It was not asked for yet.</summary>
    Unknown,

    /// <summary>It has no rows.</summary>
    None,

    /// <summary>The ordinary listing holds its rows.</summary>
    Included,

    /// <summary>The ordinary listing hides its rows: it is read and proven by itself.</summary>
    Separate,
}

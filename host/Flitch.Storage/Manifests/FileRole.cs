namespace Flitch.Storage.Manifests;

/// <summary>What a live file holds.</summary>
public enum FileRole
{
    /// <summary>Rows of an incremental dataset: one partition.</summary>
    Rows,

    /// <summary>The newest snapshot.</summary>
    Current,

    /// <summary>Rows of earlier snapshots and of the newest: one month, or the open day.</summary>
    History,

    /// <summary>One line per snapshot: one month.</summary>
    Snapshots,

    /// <summary>Rows that the service no longer serves.</summary>
    Removed,
}

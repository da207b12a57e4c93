namespace Flitch.Pipeline.Progress;

/// <summary>Where a dataset stands within a run.</summary>
public enum DatasetStage
{
    /// <summary>Its turn has not come.</summary>
    Waiting,

    /// <summary>Pages are being read.</summary>
    Reading,

    /// <summary>Rows are being written.</summary>
    Committing,

    /// <summary>Up to date.</summary>
    Done,

    /// <summary>Ended with an error.</summary>
    Failed,
}

namespace Flitch.Pipeline.Runs;

/// <summary>How a run stands or ended.</summary>
public enum RunState
{
    /// <summary>Going on, by its heartbeat.</summary>
    Running,

    /// <summary>All asked datasets are up to date.</summary>
    Succeeded,

    /// <summary>Some datasets are up to date, others failed.</summary>
    Partial,

    /// <summary>No dataset came up to date.</summary>
    Failed,

    /// <summary>Stopped by a person; what was committed stays.</summary>
    Cancelled,

    /// <summary>Its process ended without saying so; what was committed stays.</summary>
    Interrupted,
}

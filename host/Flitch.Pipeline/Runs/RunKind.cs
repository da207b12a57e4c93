namespace Flitch.Pipeline.Runs;

/// <summary>What sort of run it is.</summary>
public enum RunKind
{
    /// <summary>Brings datasets up to date.</summary>
    Refresh,

    /// <summary>Holds what is stored against the service, and repairs it when asked to.</summary>
    Verify,
}

namespace Flitch.Pipeline.Verifying;

/// <summary>What a verification found out about one dataset, beside its <see cref="Proof"/>.</summary>
public sealed record Verification
{
    /// <summary>Live files that were read and compared.</summary>
    public int Files { get; init; }

    /// <summary>The schema's checks.</summary>
    public IReadOnlyList<CheckOutcome> Checks { get; init; } = [];

    /// <summary>What was found, repaired or not.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Findings beyond those listed.</summary>
    public int MoreFindings { get; init; }

    /// <summary>Rows that the service no longer serves and that this run moved aside.</summary>
    public long Removed { get; init; }

    /// <summary>True when nothing is wrong, or everything was mended.</summary>
    public bool IsSound { get; init; } = true;

    /// <summary>True when a person has to decide something before all can be mended.</summary>
    public bool NeedsDecision { get; init; }
}

namespace Flitch.Pipeline.Verifying;

/// <summary>One thing that a verification found.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Place">Where: a file and its day, a stretch of time, a row's key.</param>
/// <param name="Text">What is wrong there, for people.</param>
public sealed record Finding(FindingKind Kind, string Place, string Text)
{
    /// <summary>True when it can have good reasons: nothing needs mending.</summary>
    public bool IsNotice { get; init; }

    /// <summary>True when this run has mended it.</summary>
    public bool Repaired { get; init; }

    /// <summary>True when a person has to decide before it can be mended.</summary>
    public bool NeedsDecision { get; init; }

    /// <summary>A row: the column that differs; null when the whole row is missing or too much.</summary>
    public string? Column { get; init; }

    /// <summary>A row: the value that was stored; null when there was none.</summary>
    public string? Stored { get; init; }

    /// <summary>A row: the value that the service serves; null when there is none.</summary>
    public string? Served { get; init; }
}

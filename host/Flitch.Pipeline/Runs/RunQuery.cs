namespace Flitch.Pipeline.Runs;

/// <summary>Which runs are wanted; what is null does not matter.</summary>
public sealed record RunQuery
{
    /// <summary>Of this connection.</summary>
    public string? Connection { get; init; }

    /// <summary>In this state.</summary>
    public RunState? State { get; init; }

    /// <summary>Of this sort.</summary>
    public RunKind? Kind { get; init; }

    /// <summary>Those that came to this dataset.</summary>
    public string? Dataset { get; init; }

    /// <summary>Begun at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Begun before this time.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Whether any run will do.</summary>
    public bool IsEmpty => this == new RunQuery();
}

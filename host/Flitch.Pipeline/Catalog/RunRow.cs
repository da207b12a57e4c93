namespace Flitch.Pipeline.Catalog;

/// <summary>A run, and its progress while it goes on.</summary>
internal sealed class RunRow
{
    public required string Id { get; set; }

    public required string Connection { get; set; }

    /// <summary>A <see cref="Runs.RunState"/> by name, in lower case.</summary>
    public required string State { get; set; }

    public required string Trigger { get; set; }

    public required DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public required DateTimeOffset HeartbeatAt { get; set; }

    public required bool CancelRequested { get; set; }

    /// <summary>JSON of a <see cref="Progress.RefreshProgress"/>; null after the run.</summary>
    public string? Progress { get; set; }

    /// <summary>JSON array of <see cref="Runs.DatasetReport"/>.</summary>
    public required string Datasets { get; set; }

    /// <summary>JSON of what stopped the whole run.</summary>
    public string? Error { get; set; }

    /// <summary>A <see cref="Runs.RunKind"/> by name, in lower case.</summary>
    public string Kind { get; set; } = "refresh";
}

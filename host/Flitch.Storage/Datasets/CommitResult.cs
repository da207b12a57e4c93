namespace Flitch.Storage.Datasets;

/// <summary>What one commit did.</summary>
public sealed record CommitResult
{
    /// <summary>Rows whose key was not stored before; for a replacement, neither in what it is to take the place of.</summary>
    public required long RowsAdded { get; init; }

    /// <summary>Rows whose key was stored with other values.</summary>
    public required long RowsChanged { get; init; }

    /// <summary>Rows that were stored just so already; they keep their stamps and nothing is written for them.</summary>
    public required long RowsUnchanged { get; init; }

    /// <summary>Rows that the service no longer serves, moved to <c>&lt;dataset&gt;_removed</c>.</summary>
    public long RowsRemoved { get; init; }

    /// <summary>Partitions that were written anew.</summary>
    public required int Partitions { get; init; }

    /// <summary>Bytes of the files written.</summary>
    public required long Bytes { get; init; }

    /// <summary>How long the commit took, staging left out.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What did not succeed after the commit (links for other tools, removing old files), in a person's words; it is tried again. Null when all did.</summary>
    public string? Warning { get; init; }

    /// <summary>A commit of state alone.</summary>
    public static CommitResult Nothing { get; } =
        new() { RowsAdded = 0, RowsChanged = 0, RowsUnchanged = 0, Partitions = 0, Bytes = 0, Duration = TimeSpan.Zero };
}

using Flitch.Connectors.Columns;

namespace Flitch.Connectors.Reading;

/// <summary>What one answer of the service brought. The consumer disposes it, which gives the batch's memory back.</summary>
public sealed class Page : IDisposable
{
    /// <summary>The rows, in the order in which the service sent them.</summary>
    public required RecordBatch Batch { get; init; }

    /// <summary>Records in the answer, those included whose fields had to be rescued. Equal to the batch's rows unless the answer repeated a record.</summary>
    public required int RecordsSeen { get; init; }

    /// <summary>Smallest cursor in the batch, microseconds since 1970 UTC; null without rows or cursor, and in <see cref="ObjectListing.Unset"/>.</summary>
    public long? Oldest { get; init; }

    /// <summary>Largest cursor in the batch, microseconds since 1970 UTC; null without rows or cursor, and in <see cref="ObjectListing.Unset"/>.</summary>
    public long? Newest { get; init; }

    /// <summary>How many rows the interval has, as the service says; null when it was not asked or did not say. A hint, never the truth.</summary>
    public long? Count { get; init; }

    /// <summary>
    /// True when this answer proves the listing's end: an empty page, at the offset that the count states, or confirmed by a second call. The last page of a
    /// snapshot.
    /// </summary>
    public required bool IsLast { get; init; }

    /// <summary>Facts about the call that brought it.</summary>
    public required CallFacts Call { get; init; }

    /// <summary>What the schema did not expect in this answer; empty when all was as described.</summary>
    public IReadOnlyList<Drift> Drift { get; init; } = [];

    /// <inheritdoc/>
    public void Dispose() => Batch.Dispose();
}

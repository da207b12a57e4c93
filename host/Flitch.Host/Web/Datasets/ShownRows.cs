using Flitch.Analysis.Rows;
using Flitch.Connectors;

namespace Flitch.Host.Web.Datasets;

/// <summary>The rows that an address asks for.</summary>
/// <param name="Query">The question.</param>
/// <param name="Page">The rows: the columns wanted, and those of the key.</param>
public sealed record ShownRows(RowQuery Query, RowPage Page)
{
    /// <summary>How many rows there are on all pages; null where they would have to be counted.</summary>
    public long? Total { get; init; }

    /// <summary>The snapshot that was the newest as of the time asked for; null where none was yet, or none was asked for.</summary>
    public SnapshotLine? Snapshot { get; init; }

    /// <summary>Why there are none: the address cannot be understood.</summary>
    public ErrorInfo? Error { get; init; }
}

using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;

namespace Flitch.Storage.Files;

/// <summary>
/// A rough measure of a row's size in DuckDB's memory, from its columns. A row group is held in memory while it is written, and rows are while they are
/// sorted, so both are bounded by bytes and not by rows alone.
/// </summary>
internal sealed class RowWidth(IEnumerable<ColumnDescriptor> columns)
{
    private const int OwnColumns = 80;
    private const int MostRows = 122_880;
    private const int FewestRows = 8_192;
    private const int Vector = 2_048;
    private const long GroupBytes = 24 * 1024 * 1024;
    private const long SortBytes = 16 * 1024 * 1024;

    /// <summary>Bytes of a row.</summary>
    public int Bytes { get; } = OwnColumns + columns.Sum(c => Of(c.Type));

    /// <summary>Rows of a row group: DuckDB's own default, or as many as fit the memory.</summary>
    public int RowGroup => (int)Math.Clamp(GroupBytes / Bytes / Vector * Vector, FewestRows, MostRows);

    /// <summary>Rows that are sorted at once.</summary>
    public long SortedAtOnce => Math.Max(FewestRows, SortBytes / Bytes);

    private static int Of(ColumnType type) => type.Kind switch
    {
        ColumnKind.Text => 32,
        ColumnKind.Decimal => 16,
        ColumnKind.List => 96,
        _ => 8,
    };
}

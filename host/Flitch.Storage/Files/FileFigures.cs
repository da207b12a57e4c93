using Flitch.DuckDb;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Files;

/// <summary>What the manifest says of some rows.</summary>
/// <param name="Rows">How many.</param>
/// <param name="First">Smallest cursor in microseconds; null when none has one.</param>
/// <param name="Last">Largest cursor in microseconds; null when none has one.</param>
/// <param name="Hash">Sum of their hashes.</param>
internal sealed record FileFigures(long Rows, long? First, long? Last, ulong Hash)
{
    public static FileFigures Empty { get; } = new(0, null, null, 0) { Days = DaySums.Empty };

    /// <summary>True when only the number of rows is known, and the rest is to be read.</summary>
    public bool IsCountOnly { get; private init; }

    /// <summary>The same by day of the cursor; null when it is not known, or not kept.</summary>
    public DaySums? Days { get; init; }

    /// <summary>Figures of which only the number of rows is known.</summary>
    public static FileFigures OfCount(long rows) => new(rows, null, null, 0) { IsCountOnly = true };

    /// <summary>The figures with other rows added.</summary>
    public FileFigures Plus(FileFigures other) => new(
        Rows + other.Rows, Extreme(First, other.First, Math.Min), Extreme(Last, other.Last, Math.Max), unchecked(Hash + other.Hash))
    {
        Days = Days is { } left && other.Days is { } right ? left.Plus(right) : null,
    };

    /// <summary>The figures with some of the rows taken away; the bounds may be too wide then.</summary>
    public FileFigures Minus(FileFigures other) => this with
    {
        Rows = Rows - other.Rows,
        Hash = unchecked(Hash - other.Hash),
        Days = Days is { } left && other.Days is { } right ? left.Minus(right) : null,
    };

    /// <summary>Reads <c>count, first, last, hash</c> from four columns of a result.</summary>
    public static FileFigures Read(DuckDbDataReader reader, int at) =>
        new(reader.GetInt64(at), Instant(reader, at + 1), Instant(reader, at + 2), reader.GetFieldValue<ulong>(at + 3));

    public static string Select(DatasetSchema schema, string? cursor) => $"count(*), {DatasetSchema.CursorBounds(cursor)}, {RowHashSql.Sum(schema.RowHash)}";

    /// <summary>Reads <c>day, count, first, last, hash</c>: the figures of one day's rows.</summary>
    public static FileFigures ReadDay(DuckDbDataReader reader, int at)
    {
        var figures = Read(reader, at + 1);
        var day = reader.IsDBNull(at) ? (DateOnly?)null : reader.GetFieldValue<DateOnly>(at);
        return figures with { Days = DaySums.Of([new(day, figures.Rows, figures.Hash)]) };
    }

    /// <summary>The figures of rows by day of the dataset's cursor, which <see cref="ReadDay"/> reads; the days are its first column, named <c>day</c>.</summary>
    public static string SelectDays(DatasetSchema schema) => $"{DatasetSchema.Day(schema.Descriptor.Cursor)} AS day, {Select(schema, schema.Descriptor.Cursor)}";

    private static long? Instant(DuckDbDataReader reader, int at) => reader.IsDBNull(at) ? null : reader.GetInt64(at);

    private static long? Extreme(long? left, long? right, Func<long, long, long> choose) => (left, right) switch
    {
        ({ } l, { } r) => choose(l, r),
        _ => left ?? right,
    };
}

using Flitch.DuckDb;

namespace Flitch.Storage.Files;

/// <summary>What the manifest says of some rows.</summary>
/// <param name="Rows">How many.</param>
/// <param name="First">Smallest cursor in microseconds; null when none has one.</param>
/// <param name="Last">Largest cursor in microseconds; null when none has one.</param>
/// <param name="Hash">Sum of their hashes.</param>
internal sealed record FileFigures(long Rows, long? First, long? Last, ulong Hash)
{
    public static FileFigures Empty { get; } = new(0, null, null, 0);

    /// <summary>The figures with other rows added.</summary>
    public FileFigures Plus(FileFigures other) => new(
        Rows + other.Rows, Extreme(First, other.First, Math.Min), Extreme(Last, other.Last, Math.Max), unchecked(Hash + other.Hash));

    /// <summary>Reads <c>count, first, last, hash</c> from four columns of a result.</summary>
    public static FileFigures Read(DuckDbDataReader reader, int at) =>
        new(reader.GetInt64(at), Instant(reader, at + 1), Instant(reader, at + 2), reader.GetFieldValue<ulong>(at + 3));

    public static string Select(DatasetSchema schema, string? cursor) => $"count(*), {DatasetSchema.CursorBounds(cursor)}, {RowHashSql.Sum(schema.RowHash)}";

    private static long? Instant(DuckDbDataReader reader, int at) => reader.IsDBNull(at) ? null : reader.GetInt64(at);

    private static long? Extreme(long? left, long? right, Func<long, long, long> choose) => (left, right) switch
    {
        ({ } l, { } r) => choose(l, r),
        _ => left ?? right,
    };
}

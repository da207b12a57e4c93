using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.DuckDb;

namespace Flitch.Storage.Files;

/// <summary>
/// A row's content as 64 or 128 bits. MD5 of a text rather than DuckDB's own hash, which may change with its version; times as microseconds, because their text
/// follows the session's zone. A file's hash is the sum over its rows, so that a commit knows it from what was added and taken away.
/// </summary>
internal static class RowHashSql
{
    /// <summary>64 bits, as an expression.</summary>
    public static string Of(IEnumerable<ColumnDescriptor> columns) => $"md5_number_lower({Text(columns)})";

    /// <summary>32 hex digits over all rows, as an aggregate expression.</summary>
    public static string OfSnapshot(IEnumerable<ColumnDescriptor> columns)
    {
        var text = Text(columns);
        return $"printf('%016x%016x', {Sum($"md5_number_upper({text})")}, {Sum($"md5_number_lower({text})")})";
    }

    /// <summary>The sum over rows of a 64-bit expression, modulo 2^64.</summary>
    public static string Sum(string expression) => $"CAST(coalesce(sum({expression}), 0) % 18446744073709551616 AS UBIGINT)";

    private static string Text(IEnumerable<ColumnDescriptor> columns) =>
        $"concat_ws(chr(31), {string.Join(", ", columns.Select(Text).Append($"coalesce({DatasetSchema.Rescued}, chr(24))"))})";

    private static string Text(ColumnDescriptor column)
    {
        var name = SqlText.Identifier(column.Name);
        return column.Type.Kind == ColumnKind.Timestamp ? $"coalesce(epoch_us({name})::VARCHAR, chr(24))" : $"coalesce({name}::VARCHAR, chr(24))";
    }
}

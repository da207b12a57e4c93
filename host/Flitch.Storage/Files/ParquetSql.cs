using System.Globalization;
using Flitch.DuckDb;

namespace Flitch.Storage.Files;

/// <summary>How Parquet files are written and read.</summary>
internal static class ParquetSql
{
    // V1 encodings: older Spark and Hive refuse V2's. Level 1: level 3 is slower and no smaller here.
    private const string Options = "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, PARQUET_VERSION V1";

    /// <summary>The calendar's first microsecond.</summary>
    public const string Beginning = "TIMESTAMPTZ '0001-01-01 00:00:00+00'";

    /// <summary>The calendar's last microsecond.</summary>
    public const string End = "TIMESTAMPTZ '9999-12-31 23:59:59.999999+00'";

    public static string Copy(string select, string path, int rowGroup) => string.Create(
        CultureInfo.InvariantCulture, $"COPY ({select}) TO {SqlText.Literal(path)} ({Options}, ROW_GROUP_SIZE {rowGroup})");

    /// <summary>Files of one dataset as a table without the folder's column.</summary>
    public static string Read(params IEnumerable<string> paths) => $"read_parquet({List(paths)}, hive_partitioning=false)";

    /// <summary>Files of one dataset, or a glob, as a table with the folder's column, a DATE.</summary>
    public static string ReadPartitions(string source, string key) =>
        $"read_parquet({source}, hive_partitioning=true, hive_types={{{SqlText.Literal(key)}: DATE}})";

    /// <summary>A list of files, as they are: DuckDB looks for a pattern in a name only when there is no such file.</summary>
    public static string List(IEnumerable<string> paths) => $"[{string.Join(", ", paths.Select(SqlText.Literal))}]";

    /// <summary>The part of a glob in which nothing is taken for a pattern.</summary>
    public static string Escape(string path) =>
        path.Replace("[", "[[]", StringComparison.Ordinal).Replace("*", "[*]", StringComparison.Ordinal).Replace("?", "[?]", StringComparison.Ordinal);

    public static string Date(DateOnly? day) => day is { } d ? $"DATE '{d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'" : "NULL::DATE";

    /// <summary>An instant as a literal; microseconds since 1970 UTC, within the years 1 to 9999.</summary>
    public static string Timestamp(long microseconds) =>
        $"TIMESTAMPTZ '{DateTimeOffset.UnixEpoch.AddTicks(checked(microseconds * 10)).ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}+00'";
}

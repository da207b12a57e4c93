using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.DuckDb;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Files;

/// <summary>A dataset's columns, and the pieces of SQL that follow from them. Names of ours begin with <c>_</c>, which no source column's does.</summary>
internal sealed class DatasetSchema
{
    public const string Rescued = "_rescued";
    public const string SyncedAt = "_synced_at";
    public const string RunId = "_run_id";
    public const string Page = "_page";
    public const string RemovedAt = "_removed_at";
    public const string RemovedRunId = "_removed_run_id";
    public const string Reason = "_reason";

    public DatasetSchema(ObjectDescriptor descriptor)
    {
        Descriptor = descriptor;
        Types = [.. descriptor.Columns.Select(c => c.Type)];
        SourceNames = [.. descriptor.Columns.Select(c => c.Name)];
        ColumnList = Join(SourceNames.Concat([Rescued, SyncedAt, RunId, Page]));
        KeyList = Join(descriptor.PrimaryKey);
        OrderBy = Join(new[] { descriptor.Cursor }.OfType<string>().Concat(descriptor.PrimaryKey).Distinct());
        RowHash = RowHashSql.Of(descriptor.Columns);
        Width = new(descriptor.Columns);
    }

    public ObjectDescriptor Descriptor { get; }

    public IReadOnlyList<ColumnType> Types { get; }

    public IReadOnlyList<string> SourceNames { get; }

    /// <summary>All columns of a file, quoted, in order.</summary>
    public string ColumnList { get; }

    /// <summary>All columns of a file of removed rows.</summary>
    public string RemovedList => $"{ColumnList}, {Join([RemovedAt, RemovedRunId, Reason])}";

    /// <summary>Columns that make two rows equal: the source's and <c>_rescued</c>.</summary>
    public IEnumerable<string> ComparedNames => SourceNames.Append(Rescued);

    /// <summary>The key's columns, quoted; empty for a single record.</summary>
    public string KeyList { get; }

    /// <summary>Cursor and key, quoted; empty for a single record.</summary>
    public string OrderBy { get; }

    /// <summary>64 bits of a row's content, as an expression over its columns.</summary>
    public string RowHash { get; }

    /// <summary>How large a row is in memory.</summary>
    public RowWidth Width { get; }

    /// <summary>A partition's length; a month where rows are not divided.</summary>
    public PartitionUnit PartitionUnit => Descriptor.Partition?.By ?? PartitionUnit.Month;

    /// <summary>The Hive key: <c>day</c>, <c>month</c> or <c>year</c>.</summary>
    public string PartitionKey => KeyOf(Descriptor.Partition);

    /// <summary>The first day of the partition that a row belongs to, as an expression; null for rows without one.</summary>
    public string PartitionStart => Descriptor.Partition is { } partition ? PartitionStartOf(partition.On) : "NULL::DATE";

    /// <summary>The first day of the partition that a time belongs to, as an expression.</summary>
    public string PartitionStartOf(string column) => $"CAST(date_trunc('{PartitionKey}', {Day(column)}) AS DATE)";

    /// <summary>Smallest and largest cursor in microseconds, as two expressions.</summary>
    public static string CursorBounds(string? cursor) => cursor is null
        ? "NULL::BIGINT, NULL::BIGINT"
        : $"epoch_us(min({SqlText.Identifier(cursor)})), epoch_us(max({SqlText.Identifier(cursor)}))";

    /// <summary>The cursor's day as a DATE, null where the calendar's years 1 to 9999 do not hold it.</summary>
    public static string Day(string? cursor) => cursor is null
        ? "NULL::DATE"
        : $"CASE WHEN {SqlText.Identifier(cursor)} BETWEEN {ParquetSql.Beginning} AND {ParquetSql.End} THEN CAST({SqlText.Identifier(cursor)} AS DATE) END";

    public static string KeyOf(Partitioning? partition) => (partition?.By ?? PartitionUnit.Month) switch
    {
        PartitionUnit.Day => "day",
        PartitionUnit.Year => "year",
        _ => "month",
    };

    /// <summary>Columns of a table that holds the dataset's rows.</summary>
    public string ColumnDefinitions() => string.Join(
        ", ",
        Descriptor.Columns.Select(c => $"{SqlText.Identifier(c.Name)} {c.Type.ToSql()}")
            .Concat([$"{Rescued} VARCHAR", $"{SyncedAt} TIMESTAMP WITH TIME ZONE", $"{RunId} VARCHAR", $"{Page} INTEGER"]));

    /// <summary>Whether two rows have the same key, as a condition.</summary>
    public string SameKey(string left, string right) => Conjunction(Descriptor.PrimaryKey, left, "=", right);

    /// <summary>Whether two rows are equal in all that the source says, as a condition.</summary>
    public string SameContent(string left, string right) => Conjunction(ComparedNames, left, "IS NOT DISTINCT FROM", right);

    public IReadOnlyList<ManifestColumn> ToManifest() =>
    [
        .. Descriptor.Columns.Select(c => new ManifestColumn(c.Name, c.Type.ToSql(), c.Description)
        {
            Source = c.Source ?? c.Name,
            Aliases = c.Aliases,
            NullValues = c.NullValues,
            Json = c.Json,
            Time = c.Time,
        }),
    ];

    public static string Join(IEnumerable<string> names) => string.Join(", ", names.Select(SqlText.Identifier));

    private static string Conjunction(IEnumerable<string> names, string left, string comparison, string right) =>
        string.Join(" AND ", names.Select(n => $"{left}.{SqlText.Identifier(n)} {comparison} {right}.{SqlText.Identifier(n)}"));
}

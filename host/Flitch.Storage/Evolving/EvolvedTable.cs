using System.Globalization;
using Flitch.DuckDb;
using Flitch.DuckDb.Ingestion;
using Flitch.Storage.Checking;
using Flitch.Storage.Errors;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Evolving;

/// <summary>
/// Rows of old files as rows of the new schema: the temporary table <c>renewed</c>, which spills, with all columns of the role and <c>_part</c>. A file is read slice
/// by slice, so that memory does not grow with it.
/// </summary>
internal sealed class EvolvedTable(DuckDbConnection connection, DatasetPaths paths, EvolutionPlan plan, bool keepsLost)
{
    private readonly RowEvolution _rows = new(plan, keepsLost);

    private DatasetSchema Schema => plan.Schema;

    /// <summary>Empties the table.</summary>
    public Task BeginAsync(FileRole role, CancellationToken cancellationToken)
    {
        var removal = role == FileRole.Removed
            ? $", {DatasetSchema.RemovedAt} TIMESTAMP WITH TIME ZONE, {DatasetSchema.RemovedRunId} VARCHAR, {DatasetSchema.Reason} VARCHAR" : "";
        return connection.RunAsync($"CREATE OR REPLACE TEMP TABLE renewed ({Schema.ColumnDefinitions()}{removal}, _part DATE)", cancellationToken);
    }

    /// <summary>Adds a file's rows.</summary>
    /// <exception cref="Flitch.Connectors.FlitchException">Kind storage: a value would be lost.</exception>
    public async Task AddAsync(LiveFile file, CancellationToken cancellationToken)
    {
        var path = new[] { file }.Locate(paths)[0];
        var slice = Schema.Width.SortedAtOnce;
        for (var from = 0L; from < file.Rows; from += slice)
        {
            var range = string.Create(CultureInfo.InvariantCulture, $"file_row_number >= {from} AND file_row_number < {from + slice}");
            await ReadTextsAsync(path, range, cancellationToken);
            await connection.RunAsync($"INSERT INTO renewed {Select(file.Role, path, range)}", cancellationToken);
        }
    }

    private static string Source(string path) => $"read_parquet({ParquetSql.List([path])}, hive_partitioning=false, file_row_number=true)";

    private string Select(FileRole role, string path, string range)
    {
        var columns = plan.Columns.Select(c => $"{c.Sql} AS {SqlText.Identifier(c.Column.Name)}")
            .Append($"CASE WHEN e._row IS NULL THEN f.{DatasetSchema.Rescued} ELSE e._rescued END AS {DatasetSchema.Rescued}")
            .Concat(RoleColumns.StampNames(role).Select(n => $"f.{n}"));
        var part = role == FileRole.Removed ? Schema.PartitionStartOf(DatasetSchema.RemovedAt) : Schema.PartitionStart;
        return $"SELECT *, {part} FROM (SELECT {string.Join(", ", columns)} FROM {Source(path)} f LEFT JOIN evolved e ON e._row = f.file_row_number WHERE {range})";
    }

    // The rows that are not as SQL alone could make them; the table is there even when none are.
    private async Task ReadTextsAsync(string path, string range, CancellationToken cancellationToken)
    {
        using var evolved = new EvolvedRows(plan.Read.Select(c => c.Column.Type));
        var concerned = _rows.Texts.Where(t => !t.IsMark).Select(t => $"{t.Column.Sql} IS NOT NULL").Concat(plan.Read.Any() ? [$"f.{DatasetSchema.Rescued} IS NOT NULL"] : []).ToList();
        if (concerned.Count > 0)
        {
            var texts = string.Concat(_rows.Texts.Select(t => ", " + t.Sql));
            using var command = new DuckDbCommand(
                $"SELECT file_row_number, f.{DatasetSchema.Rescued}{texts} FROM {Source(path)} f WHERE {range} AND ({string.Join(" OR ", concerned)})", connection);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                await AppendAsync(path, reader, evolved, cancellationToken);
            }
        }

        connection.RegisterTable("_incoming", new DuckDbBatchTable(evolved.Columns, [evolved]));
        try
        {
            await connection.RunAsync("CREATE OR REPLACE TEMP TABLE evolved AS SELECT * FROM _incoming", cancellationToken);
        }
        finally
        {
            connection.UnregisterTable("_incoming");
        }
    }

    private async Task AppendAsync(string path, DuckDbDataReader reader, EvolvedRows evolved, CancellationToken cancellationToken)
    {
        string? Text(int at) => reader.IsDBNull(at) ? null : reader.GetString(at);
        var row = reader.GetInt64(0);
        try
        {
            _rows.Append(row, Text(1), [.. Enumerable.Range(2, _rows.Texts.Count).Select(Text)], evolved);
        }
        catch (LostValueException lost)
        {
            await reader.DisposeAsync();
            throw StorageErrors.RetypeLoses(
                paths.Name.ToString(), lost.Column.Column.Name, lost.Column.Column.Type.ToSql(), await DescribeRowAsync(path, row, cancellationToken), lost.Value);
        }
    }

    private async Task<string> DescribeRowAsync(string path, long row, CancellationToken cancellationToken)
    {
        var key = plan.Before.PrimaryKey;
        if (key.Count == 0)
        {
            return "the record";
        }

        var values = string.Join(", ", key.Select(k => $"coalesce({SqlText.Identifier(k)}::VARCHAR, 'null')"));
        var found = await connection.ListAsync(
            string.Create(CultureInfo.InvariantCulture, $"SELECT {values} FROM {Source(path)} WHERE file_row_number = {row}"),
            r => string.Join(", ", key.Select((k, i) => $"{k} {r.GetString(i)}")),
            cancellationToken);
        return $"the row with {string.Join("; ", found)}";
    }
}

using Flitch.DuckDb;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Tests.Support;

/// <summary>A row as the Parquet files hold it, read without any code of the storage: values as DuckDB writes them, and the folder it stands in.</summary>
public sealed record StoredRow(string Id, string? Time, string? Amount, string? Everything, string SyncedAt, string RunId, int Page, string Folder)
{
    public static async Task<IReadOnlyList<StoredRow>> ReadAsync(DataFolder folder, DatasetName name, CancellationToken cancellationToken)
    {
        var manifest = (await Dataset.ReadAsync(folder, name, cancellationToken))!;
        using var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        var rows = new List<StoredRow>();
        foreach (var file in manifest.Files.Where(f => f.Role == FileRole.Rows))
        {
            var before = rows.Count;
            Read(connection, Path.Combine(folder.FilesPath, file.Path), rows);
            (rows.Count - before).Should().Be((int)file.Rows, "the manifest says how many rows {0} has", file.Path);
        }

        return [.. rows.OrderBy(r => r.Id, StringComparer.Ordinal)];
    }

    private static void Read(DuckDbConnection connection, string path, List<StoredRow> rows)
    {
        using var command = new DuckDbCommand(
            $"""
            SET TimeZone='UTC';
            SELECT ledger_id, time::VARCHAR, amount::VARCHAR, row(time, asset, amount, refs, settled, "count", value_date, _rescued)::VARCHAR,
                   _synced_at::VARCHAR, _run_id, _page
            FROM read_parquet('{path}', hive_partitioning=false)
            """,
            connection);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            string? Text(int at) => reader.IsDBNull(at) ? null : reader.GetString(at);
            rows.Add(new(Text(0)!, Text(1), Text(2), Text(3), Text(4)!, Text(5)!, reader.GetInt32(6), Path.GetFileName(Path.GetDirectoryName(path))!));
        }
    }
}

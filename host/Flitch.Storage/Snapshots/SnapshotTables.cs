using Flitch.DuckDb;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Snapshots;

/// <summary>The staged rows as a snapshot: the temporary table <c>snapshot</c>, every row stamped with the moment and the run.</summary>
internal sealed class SnapshotTables(DuckDbConnection connection, DatasetPaths paths, DatasetSchema schema)
{

    public async Task<SnapshotFacts> LoadAsync(DateTimeOffset takenAt, string runId, CancellationToken cancellationToken)
    {
        var taken = $"{ParquetSql.Timestamp(Staging.RowBuffer.ToMicroseconds(takenAt))} AS _synced_at, {SqlText.Literal(runId)} AS _run_id, _page";
        var last = schema.KeyList.Length == 0 ? "" : $"WHERE _seq IN (SELECT max(_seq) FROM staged GROUP BY {schema.KeyList})";
        await connection.RunAsync(
            $"CREATE OR REPLACE TEMP TABLE snapshot AS SELECT {DatasetSchema.Join(schema.ComparedNames)}, {taken}, _seq FROM staged {last}", cancellationToken);
        var facts = await connection.ListAsync(
            $"SELECT count(*), {RowHashSql.OfSnapshot(schema.Descriptor.Columns)} FROM snapshot",
            r => new SnapshotFacts(takenAt, runId, r.GetInt64(0), r.GetString(1)),
            cancellationToken);
        return facts[0];
    }

    /// <summary>Whether the snapshot has exactly the rows of the current file, by their values and not by a hash.</summary>
    public async Task<bool> EqualsAsync(LiveFile current, long rows, CancellationToken cancellationToken)
    {
        if (current.Rows != rows)
        {
            return false;
        }

        var names = DatasetSchema.Join(schema.ComparedNames);
        var stored = ParquetSql.Read(new[] { current }.Locate(paths));
        return await connection.CountAsync(
            $"SELECT count(*) FROM (SELECT {names} FROM snapshot EXCEPT ALL SELECT {names} FROM {stored})", cancellationToken) == 0;
    }

    public async Task<FileFigures> FiguresAsync(CancellationToken cancellationToken)
    {
        var figures = await connection.ListAsync(
            $"SELECT {FileFigures.Select(schema, DatasetSchema.SyncedAt)} FROM snapshot", r => FileFigures.Read(r, 0), cancellationToken);
        return figures[0];
    }
}

using Flitch.Connectors.Reading;
using Flitch.DuckDb;
using Flitch.Storage.Datasets;
using Flitch.Storage.Files;
using Flitch.Storage.Manifests;
using Flitch.Storage.Merging;

namespace Flitch.Storage.Removing;

/// <summary>
/// Remembers the keys of all rows that come while a stretch is read anew, as hashes in the temporary table <c>seen</c>, so that stored rows that did not come can be
/// told. Two keys of one hash let a row stay that should go, never the other way about.
/// </summary>
internal sealed class Comparison(DuckDbConnection connection, DatasetSchema schema, SelectedRows rows, ReadInterval stretch, RowSelection selection)
{
    private const string Seen = "seen";

    private string Hash => $"hash({schema.KeyList})";

    /// <summary>Why and by which run the rows that did not come go with the next commit; null while they stay.</summary>
    public (string Text, string RunId)? Reason { get; set; }

    public void Begin() => connection.Run($"CREATE OR REPLACE TEMP TABLE {Seen} (_key UBIGINT)");

    /// <summary>Remembers what is staged.</summary>
    public Task RememberAsync(CancellationToken cancellationToken) => connection.RunAsync(
        $"INSERT INTO {Seen} SELECT _key FROM (SELECT DISTINCT {Hash} AS _key FROM staged) s ANTI JOIN {Seen} USING (_key)", cancellationToken);

    /// <summary>Committed rows in the stretch whose key did not come.</summary>
    public async Task<long> CountAsync(IReadOnlyList<LiveFile> files, CancellationToken cancellationToken) =>
        Unseen(files, "count(*) AS rows") is { } select ? await connection.CountAsync(select, cancellationToken) : 0;

    /// <summary>Makes the table <c>removed</c> of them.</summary>
    public Task TakeAsync(IReadOnlyList<LiveFile> files, CancellationToken cancellationToken)
    {
        var columns = $"{schema.ColumnList}, {schema.PartitionStart} AS _part, {Hash} AS _key";
        return connection.RunAsync(
            $"CREATE OR REPLACE TEMP TABLE removed AS {Unseen(files, columns) ?? $"SELECT {schema.ColumnList}, _part, 0::UBIGINT AS _key FROM staged WHERE false"}", cancellationToken);
    }

    public void End()
    {
        connection.Run($"DROP TABLE IF EXISTS {Seen}");
        connection.Run("DROP TABLE IF EXISTS removed");
    }

    private string? Unseen(IReadOnlyList<LiveFile> files, string columns) => rows.Rows(files, stretch, selection) is { } table
        ? $"SELECT {columns} FROM {table} AND {Hash} NOT IN (SELECT _key FROM {Seen})"
        : null;
}

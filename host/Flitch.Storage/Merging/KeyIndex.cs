using Flitch.DuckDb;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Merging;

/// <summary>
/// Which partitions may hold a key: a hash per stored row in the temporary table <c>keys</c>, read once per writer. Twelve bytes a row, spilled to the disk when
/// there are very many. It may name a partition too many (a key that moved away, two keys of one hash), never one too few.
/// </summary>
internal sealed class KeyIndex(DuckDbConnection connection, DatasetPaths paths, DatasetSchema schema)
{
    private bool _loaded;

    public string Hash => $"hash({schema.KeyList})";

    /// <summary>Reads all keys anew before the next question.</summary>
    public void Forget() => _loaded = false;

    /// <summary>Partitions that may hold a key of the table <c>delta</c>.</summary>
    public async Task<IReadOnlyList<DateOnly?>> FindPartitionsAsync(IReadOnlyList<LiveFile> files, CancellationToken cancellationToken)
    {
        await LoadAsync(files, cancellationToken);
        return await connection.ListAsync(
            "SELECT DISTINCT _part FROM keys SEMI JOIN delta USING (_key)",
            r => r.IsDBNull(0) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(0),
            cancellationToken);
    }

    /// <summary>Takes note of the rows of <c>delta</c>, which are committed now.</summary>
    public async Task AddDeltaAsync()
    {
        _loaded = false;
        try
        {
            await connection.RunAsync(
                """
                INSERT INTO keys SELECT _key, _part FROM delta
                WHERE NOT EXISTS (SELECT 1 FROM replaced r WHERE r._key = delta._key AND r._part IS NOT DISTINCT FROM delta._part)
                """,
                CancellationToken.None);
            _loaded = true;
        }
        catch (DuckDbException)
        {
            // The rows are committed; the index is read anew by the next commit.
        }
    }

    /// <summary>Makes sure that the table <c>keys</c> is there.</summary>
    public async Task LoadAsync(IReadOnlyList<LiveFile> files, CancellationToken cancellationToken)
    {
        if (_loaded)
        {
            return;
        }

        await connection.RunAsync("CREATE OR REPLACE TEMP TABLE keys (_key UBIGINT, _part DATE)", cancellationToken);
        var stored = files.Where(f => f.Rows > 0).Locate(paths);
        if (stored.Count > 0)
        {
            var source = ParquetSql.ReadPartitions(ParquetSql.List(stored), schema.PartitionKey);
            await connection.RunAsync(
                $"INSERT INTO keys SELECT {Hash}, {SqlText.Identifier(schema.PartitionKey)} FROM {source}", cancellationToken);
        }

        _loaded = true;
    }
}

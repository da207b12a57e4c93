using Flitch.DuckDb;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Checking;

/// <summary>Looks for primary keys that stand in the dataset more than once, in one partition or in several.</summary>
internal sealed class KeyCheck(DuckDbConnection connection, DatasetPaths paths, DatasetSchema schema)
{
    public async Task<IReadOnlyList<FileFinding>> RunAsync(IReadOnlyList<LiveFile> files, CancellationToken cancellationToken)
    {
        var byPath = files.Where(f => f.Rows > 0 || new FileInfo(paths.Absolute(f.Path)).Length > 0).ToDictionary(f => paths.Absolute(f.Path), StringComparer.Ordinal);
        if (byPath.Count == 0 || schema.KeyList.Length == 0 || !await HasCandidatesAsync(byPath.Keys, cancellationToken))
        {
            return [];
        }

        var found = await connection.ListAsync(
            Select(byPath.Keys),
            r => (Path: r.GetString(0), Day: r.IsDBNull(1) ? (DateOnly?)null : r.GetFieldValue<DateOnly>(1), Rows: r.GetInt64(2)),
            cancellationToken);
        return
        [
            .. found.GroupBy(f => f.Path).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new FileFinding(FileFindingKind.DuplicateKey, byPath[g.Key], g.Key)
            {
                Rows = g.Sum(f => f.Rows),
                Days = [.. g.OrderBy(f => f.Day).Select(f => new DayDifference(f.Day, f.Rows, null))],
            }),
        ];
    }

    // Hashes first: they are small, and a repeated one is nearly always a repeated key.
    private async Task<bool> HasCandidatesAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        await connection.RunAsync(
            $"CREATE OR REPLACE TEMP TABLE twice AS SELECT hash({schema.KeyList}) AS _key FROM {ParquetSql.Read(paths)} GROUP BY _key HAVING count(*) > 1", cancellationToken);
        return await connection.CountAsync("SELECT count(*) FROM twice", cancellationToken) > 0;
    }

    private string Select(IEnumerable<string> paths) =>
        $"""
        SELECT _file, _day, count(*) FROM (
            SELECT filename AS _file, {DatasetSchema.Day(schema.Descriptor.Cursor)} AS _day, count(*) OVER (PARTITION BY {schema.KeyList}) AS _times
            FROM read_parquet({ParquetSql.List(paths)}, hive_partitioning=false, filename=true)
            WHERE hash({schema.KeyList}) IN (SELECT _key FROM twice))
        WHERE _times > 1 GROUP BY _file, _day
        """;
}

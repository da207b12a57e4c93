using Flitch.DuckDb;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Checking;

/// <summary>Compares one file's rows with what the manifest states of them, and looks whether each stands where it belongs.</summary>
internal sealed class ContentCheck(DuckDbConnection connection, DatasetPaths paths, DatasetSchema schema)
{
    public async Task<IReadOnlyList<FileFinding>> RunAsync(LiveFile file, CancellationToken cancellationToken)
    {
        var path = paths.Absolute(file.Path);
        if (!File.Exists(path))
        {
            return [new(FileFindingKind.Missing, file, path) { Rows = file.Rows }];
        }

        try
        {
            return await ReadAsync(file, path, cancellationToken);
        }
        catch (DuckDbException error) when (FileDamage.IsDamage(error))
        {
            return [Unreadable(file, path, FileDamage.Words(error))];
        }
    }

    private async Task<IReadOnlyList<FileFinding>> ReadAsync(LiveFile file, string path, CancellationToken cancellationToken)
    {
        var found = await connection.ListAsync(
            $"DESCRIBE SELECT * FROM {ParquetSql.Read(path)}", r => (Name: r.GetString(0), Type: r.GetString(1)), cancellationToken);
        var expected = RoleColumns.Of(schema, file.Role);
        if (expected.Except(found).Select(c => c.Name).FirstOrDefault() is { } missing)
        {
            return [Unreadable(file, path, $"it has no column {missing} of the type that the dataset's has")];
        }

        await connection.CountAsync($"SELECT count(*) FROM {ParquetSql.Read(path)} WHERE hash({RoleColumns.Stamps(schema, file.Role)}) = 0", cancellationToken); // no sum holds them
        var findings = new List<FileFinding>();
        Compare(findings, file, path, await new FileMeasure(connection, schema).RunAsync(file.Role, ParquetSql.Read(path), cancellationToken), expected.SequenceEqual(found));
        if (file.Role == FileRole.Rows)
        {
            await CountAsync(findings, new(FileFindingKind.Misplaced, file, path), Misplaced(file, path), cancellationToken);
            await CountAsync(findings, new(FileFindingKind.Unordered, file, path), Unordered(path), cancellationToken);
        }

        return findings;
    }

    private static FileFinding Unreadable(LiveFile file, string path, string why) => new(FileFindingKind.Unreadable, file, path) { Rows = file.Rows, Reason = why };

    private static void Compare(List<FileFinding> findings, LiveFile file, string path, FileFigures found, bool sameColumns)
    {
        var stated = file.Figures();
        var same = sameColumns && (found.Rows, found.First, found.Last, found.Hash) == (stated.Rows, stated.First, stated.Last, stated.Hash);
        if (!same || (stated.Days is not null && file.Role == FileRole.Rows && !stated.Days.Equals(found.Days)))
        {
            var days = Days(found, stated, file.Role);
            findings.Add(new(FileFindingKind.Altered, file, path)
            {
                Days = days,
                Rows = stated.Days is null ? Math.Abs(found.Rows - stated.Rows) : days.Sum(d => Math.Abs(d.Found - d.Stated ?? 0)),
                Reason = sameColumns ? null : "It has other columns than the dataset.",
            });
        }
    }

    private static IReadOnlyList<DayDifference> Days(FileFigures found, FileFigures stated, FileRole role)
    {
        if (role != FileRole.Rows || found.Days is null)
        {
            return [];
        }

        if (stated.Days is null)
        {
            return [.. found.Days.Select(d => new DayDifference(d.Day, d.Rows, null))];
        }

        var differing = found.Days.Except(stated.Days).Concat(stated.Days.Except(found.Days)).Select(d => d.Day).Distinct().Order();
        return [.. differing.Select(day => new DayDifference(day, RowsOf(found.Days, day), RowsOf(stated.Days, day)))];
    }

    private static long RowsOf(DaySums sums, DateOnly? day) => sums.Where(s => s.Day == day).Sum(s => s.Rows);

    private async Task CountAsync(List<FileFinding> findings, FileFinding finding, string? sql, CancellationToken cancellationToken)
    {
        var rows = sql is null ? 0 : await connection.CountAsync(sql, cancellationToken);
        if (rows > 0)
        {
            findings.Add(finding with { Rows = rows });
        }
    }

    private string Misplaced(LiveFile file, string path) =>
        $"SELECT count(*) FROM {ParquetSql.Read(path)} WHERE {schema.PartitionStart} IS DISTINCT FROM {ParquetSql.Date(file.Partition)}";

    // Rows compare as a sort puts them, nulls last; the window streams, and files are read in their order.
    private string? Unordered(string path) => schema.OrderBy.Length == 0
        ? null
        : $"SELECT count(*) FROM (SELECT row({schema.OrderBy}) < lag(row({schema.OrderBy})) OVER () AS back FROM {ParquetSql.Read(path)}) WHERE back";
}

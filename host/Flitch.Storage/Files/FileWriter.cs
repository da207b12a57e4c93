using Flitch.DuckDb;
using Flitch.Storage.Errors;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Files;

/// <summary>Writes immutable files: in the workspace first, then flushed and moved into their place, where nothing points at them until the commit.</summary>
internal sealed class FileWriter(DataFolder folder, DatasetPaths paths, DatasetSchema schema, DuckDbConnection connection)
{
    /// <summary>Writes a select's rows.</summary>
    /// <param name="slot">The file's place.</param>
    /// <param name="number">The file's number, never used before.</param>
    /// <param name="select">The rows, in order.</param>
    /// <param name="expected">What they must be; bounds are read from the file when <paramref name="cursor"/> is given.</param>
    /// <param name="cursor">The column whose bounds are to be read; null when those expected are right.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<LiveFile> WriteAsync(
        FileSlot slot, long number, string select, FileFigures expected, string? cursor, CancellationToken cancellationToken)
    {
        var temporary = folder.Engine.NewFile();
        try
        {
            var rows = await connection.ChangeAsync(ParquetSql.Copy(select, temporary, schema.Width.RowGroup), cancellationToken);
            CheckRows(slot, rows, expected.Rows);
            var figures = await CompleteAsync(slot, temporary, expected, cursor, cancellationToken);
            folder.Reached("part written");
            return Place(slot, number, temporary, figures);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private LiveFile Place(FileSlot slot, long number, string temporary, FileFigures figures)
    {
        var relative = $"{paths.RelativeFolder(slot.Role, slot.Partition, schema.PartitionKey)}/{number}.part";
        var target = paths.Absolute(relative);
        Disk.CreateFolder(Path.GetDirectoryName(target)!);
        Disk.Place(temporary, target, point => folder.Reached("part " + point));
        return new LiveFile
        {
            Role = slot.Role,
            Partition = slot.Partition,
            Day = slot.Day,
            Path = relative,
            Rows = figures.Rows,
            First = figures.First,
            Last = figures.Last,
            RowHash = figures.Hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture),
            Days = slot.Role == FileRole.Rows ? figures.Days : null,
            Bytes = new FileInfo(target).Length,
        };
    }

    // A file of a Flitch that kept no day sums gets them with its next writing.
    private async Task<FileFigures> CompleteAsync(FileSlot slot, string path, FileFigures expected, string? cursor, CancellationToken cancellationToken) =>
        expected.IsCountOnly || (slot.Role == FileRole.Rows && expected.Days is null) ? await new FileMeasure(connection, schema).RunAsync(slot.Role, ParquetSql.Read(path), cancellationToken)
        : cursor is null ? expected
        : await WithBoundsAsync(path, expected, cursor, cancellationToken);

    private async Task<FileFigures> WithBoundsAsync(string path, FileFigures expected, string cursor, CancellationToken cancellationToken)
    {
        var bounds = await connection.ListAsync(
            $"SELECT count(*), {DatasetSchema.CursorBounds(cursor)}, 0::UBIGINT FROM {ParquetSql.Read(path)}", r => FileFigures.Read(r, 0), cancellationToken);
        return expected with { First = bounds[0].First, Last = bounds[0].Last };
    }

    // The figures come from what was added and taken away: when they do not fit the file, the file before was not what the manifest said.
    private void CheckRows(FileSlot slot, long rows, long expected)
    {
        if (rows != expected)
        {
            var home = paths.Absolute(paths.RelativeFolder(slot.Role, slot.Partition, schema.PartitionKey));
            throw StorageErrors.AlteredFile(paths.Name.ToString(), home, expected, rows);
        }
    }
}

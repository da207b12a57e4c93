using System.Globalization;
using Flitch.Analysis.Rows;
using Flitch.Connectors;
using Flitch.Storage;
using Flitch.Storage.Querying;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Datasets;

/// <summary>Rows as a file. It is written whole before its first byte is sent, so that nobody keeps half of one, and removed with the answer's end, however that comes.</summary>
internal static class DatasetDownload
{
    private static readonly Dictionary<string, (ExportFormat Format, string Type)> Formats = new(StringComparer.Ordinal)
    {
        ["csv"] = (ExportFormat.Csv, "text/csv"),
        ["json"] = (ExportFormat.Json, "application/x-ndjson"),
        ["parquet"] = (ExportFormat.Parquet, "application/vnd.apache.parquet"),
    };

    /// <summary>The answer.</summary>
    /// <param name="query">Which rows.</param>
    /// <param name="format"><c>csv</c>, <c>json</c> or <c>parquet</c>.</param>
    /// <param name="engine">Asks the datasets.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">The browser has gone.</param>
    /// <exception cref="FlitchException">There is no such format, or the rows cannot be asked for (usage).</exception>
    public static async Task<IResult> MakeAsync(RowQuery query, string? format, QueryEngine engine, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (kind, type) = Formats.TryGetValue(format ?? "", out var known)
            ? known
            : throw new FlitchException("usage:format", ErrorKind.Usage, $"Rows cannot be had as \"{format}\".", $"Take one of {string.Join(", ", Formats.Keys)}.");
        var path = Path.Combine(Folder(engine.Folder), $"download-{Guid.NewGuid():N}");
        try
        {
            await engine.ExportAsync(RowSql.All(query), QueryParameters.None, QueryOptions.Ours, kind, path, cancellationToken);
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous | FileOptions.SequentialScan);
            var day = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return Results.File(file, type, $"{query.Shape.Connection}-{query.Shape.View}-{day}.{format}");
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private static string Folder(DataFolder folder)
    {
        var downloads = Directory.CreateDirectory(Path.Combine(folder.TemporaryPath, "downloads"));
        foreach (var left in downloads.EnumerateFileSystemInfos().Where(f => f.LastWriteTimeUtc < TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1)))
        {
            Remove(left); // by a host that was killed
        }

        return downloads.FullName;
    }

    private static void Remove(FileSystemInfo left)
    {
        if (left is DirectoryInfo folder)
        {
            folder.Delete(recursive: true);
        }
        else
        {
            left.Delete();
        }
    }
}

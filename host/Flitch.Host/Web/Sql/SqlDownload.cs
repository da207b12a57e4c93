using Flitch.Connectors;
using Flitch.Host.Cli.Querying;
using Flitch.Storage;
using Flitch.Storage.Querying;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Sql;

/// <summary>A query's whole result as a file. It is written whole before its first byte is sent, so that nobody keeps half of one.</summary>
internal static class SqlDownload
{
    /// <summary>Runs the form's query again, into a file that goes when it is sent.</summary>
    /// <param name="context">The request.</param>
    /// <param name="engine">Runs the query.</param>
    /// <param name="folder">The data folder.</param>
    public static async Task<IResult> SendAsync(HttpContext context, QueryEngine engine, DataFolder folder)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (format, type, ending) = Format(form["format"].ToString());
        var query = ConsoleQuery.Read(form);
        var path = Path.Combine(folder.TemporaryPath, $"download-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder.TemporaryPath);
        try
        {
            await WriteAsync(engine, query, format, path, context.RequestAborted);
            return Results.Stream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Delete, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous), type, $"query.{ending}");
        }
        catch (IOException e)
        {
            File.Delete(path);
            throw new FlitchException("storage:download", ErrorKind.Storage, $"The download cannot be written: {e.Message}", "See that the data folder's disk has room, or ask for fewer rows.", e);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    // Texts are written from a pooled instance, among the four that people have at a time. Those may write no file, so that Parquet, which only DuckDB writes, takes one of its own.
    private static async Task WriteAsync(QueryEngine engine, ConsoleQuery query, IRowFormat? format, string path, CancellationToken cancellationToken)
    {
        if (format is null)
        {
            await engine.ExportAsync(query.Sql, QueryParameters.None, SqlConsole.Options(query.Schema), ExportFormat.Parquet, path, cancellationToken);
            return;
        }

        await using var result = await engine.ExecuteAsync(query.Sql, QueryParameters.None, SqlConsole.Options(query.Schema), cancellationToken);
        await using var writer = OutputFile.Create(new FileInfo(path));
        await format.WriteAsync(result.Columns, result.ReadRowsAsync(cancellationToken), writer, cancellationToken);
    }

    private static (IRowFormat? Format, string Type, string Ending) Format(string name) => name switch
    {
        "csv" => (new CsvFormat(), "text/csv; charset=utf-8", "csv"),
        "parquet" => (null, "application/vnd.apache.parquet", "parquet"),
        "json" => (new JsonLinesFormat(), "application/x-ndjson", "json"),
        _ => throw new FlitchException("usage:format", ErrorKind.Usage, "There is no such format.", "Choose CSV, Parquet or JSON."),
    };
}

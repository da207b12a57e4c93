using Flitch.Connectors;
using Flitch.Storage;
using Flitch.Storage.Querying;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Sql;

/// <summary>A query's whole result as a file.</summary>
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
            await engine.ExportAsync(query.Sql, QueryParameters.None, SqlConsole.Options(query.Schema), format, path, context.RequestAborted);
            return Results.Stream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Delete, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous), type, $"query.{ending}");
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private static (ExportFormat Format, string Type, string Ending) Format(string name) => name switch
    {
        "csv" => (ExportFormat.Csv, "text/csv; charset=utf-8", "csv"),
        "parquet" => (ExportFormat.Parquet, "application/vnd.apache.parquet", "parquet"),
        "json" => (ExportFormat.Json, "application/x-ndjson", "json"),
        _ => throw new FlitchException("usage:format", ErrorKind.Usage, "There is no such format.", "Choose CSV, Parquet or JSON."),
    };
}

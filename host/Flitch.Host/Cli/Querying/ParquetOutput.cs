using Flitch.Connectors;
using Flitch.Storage.Querying;

namespace Flitch.Host.Cli.Querying;

/// <summary>Writes a result as Parquet, which only a file or a pipe can take.</summary>
internal static class ParquetOutput
{
    /// <summary>Writes the result to a file, or through a temporary one to standard output.</summary>
    /// <param name="engine">Runs the query.</param>
    /// <param name="sql">The query.</param>
    /// <param name="parameters">Values of its parameters.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="file">The file; null for standard output.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="FlitchException">Standard output is a terminal, or what the query engine reports.</exception>
    public static async Task WriteAsync(QueryEngine engine, string sql, QueryParameters parameters, QueryOptions options, FileInfo? file, CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            await engine.ExportAsync(sql, parameters, options, ExportFormat.Parquet, file.FullName, cancellationToken);
            return;
        }
        if (!Console.IsOutputRedirected)
            throw new FlitchException("usage:parquet-terminal", ErrorKind.Usage, "Parquet is not for terminals.", "Add --output FILE, or send the output into a file or pipe.");
        await ToStandardOutputAsync(engine, sql, parameters, options, cancellationToken);
    }

    private static async Task ToStandardOutputAsync(QueryEngine engine, string sql, QueryParameters parameters, QueryOptions options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("flitch-");
        try
        {
            var path = Path.Combine(folder.FullName, "result.parquet");
            await engine.ExportAsync(sql, parameters, options, ExportFormat.Parquet, path, cancellationToken);
            await using var source = File.OpenRead(path);
            await using var target = Console.OpenStandardOutput();
            await source.CopyToAsync(target, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

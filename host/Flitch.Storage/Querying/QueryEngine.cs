using Flitch.Connectors;
using Flitch.DuckDb;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;

namespace Flitch.Storage.Querying;

/// <summary>
/// SQL over the datasets, for people and for Flitch itself: views as in <c>views.sql</c>, but over the very files of each dataset's last commit, so that
/// a query never sees half of one. People's SQL can only read, and only the datasets.
/// </summary>
/// <param name="folder">The data folder.</param>
public sealed class QueryEngine(DataFolder folder)
{
    /// <summary>The data folder.</summary>
    public DataFolder Folder { get; } = folder;

    /// <summary>Runs one SELECT.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="parameters">Values of <c>$1</c>, <c>$2</c>…; null for none.</param>
    /// <param name="cancellationToken">Interrupts the query until its first rows are there.</param>
    /// <returns>The result, read row by row; disposing it ends the query.</returns>
    /// <exception cref="FlitchException">
    /// Kind usage: not one SELECT, or DuckDB's error with its text. Kind storage: a file of the dataset is missing or damaged.
    /// </exception>
    public async Task<QueryResult> ExecuteAsync(string sql, IReadOnlyList<object?>? parameters, CancellationToken cancellationToken)
    {
        var session = await QuerySession.OpenAsync(Folder, sql, exportFolder: null, cancellationToken);
        try
        {
            var command = new DuckDbCommand(sql, session.Connection);
            foreach (var value in parameters ?? [])
            {
                command.Parameters.Add(new DuckDbParameter(value));
            }

            return new QueryResult(session, command, await command.ExecuteReaderAsync(cancellationToken));
        }
        catch (DuckDbException error)
        {
            var told = session.Tell(error);
            session.Dispose();
            throw told;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Runs one SELECT and writes its result to a file.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="format">The file's format.</param>
    /// <param name="path">The file; replaced by a rename when it is complete.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="FlitchException">As <see cref="ExecuteAsync"/>; kind storage also when the file cannot be written.</exception>
    public Task<long> ExportAsync(string sql, ExportFormat format, string path, CancellationToken cancellationToken) => DiskGuard.RunAsync(path, async () =>
    {
        var work = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".flitch-{Guid.NewGuid():N}");
        Directory.CreateDirectory(work);
        try
        {
            var temporary = Path.Combine(work, "export");
            var rows = await CopyAsync(sql, format, work, temporary, cancellationToken);
            Disk.Place(temporary, Path.GetFullPath(path), static _ => { });
            return rows;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    });

    private async Task<long> CopyAsync(string sql, ExportFormat format, string work, string target, CancellationToken cancellationToken)
    {
        using var session = await QuerySession.OpenAsync(Folder, sql, work, cancellationToken);
        try
        {
            // A line of its own for the bracket: the text may end with a comment.
            var query = sql.TrimEnd().TrimEnd(';');
            return await session.Connection.ChangeAsync($"COPY (\n{query}\n) TO {SqlText.Literal(target)} ({Options(format)})", cancellationToken);
        }
        catch (DuckDbException error)
        {
            throw DiskGuard.Translate(target, error) is { Error.Code: "storage:disk-full" or "storage:read-only" } full ? full : session.Tell(error);
        }
    }

    private static string Options(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "FORMAT csv, HEADER true",
        ExportFormat.Json => "FORMAT json",
        ExportFormat.Parquet => "FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION V1",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
    };
}

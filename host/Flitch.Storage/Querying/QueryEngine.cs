using System.Data;
using Flitch.Connectors;
using Flitch.DuckDb;
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

    /// <summary>Runs one SELECT that a person wrote.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="parameters">Values of <c>$1</c>, <c>$2</c>…; null for none.</param>
    /// <param name="cancellationToken">Interrupts the query until its first rows are there.</param>
    /// <returns>The result, read row by row; disposing it ends the query.</returns>
    /// <exception cref="FlitchException">
    /// Kind usage: not one SELECT, or DuckDB's error with its text and place. Kind storage: a file of the dataset is missing or damaged.
    /// </exception>
    public Task<QueryResult> ExecuteAsync(string sql, IReadOnlyList<object?>? parameters, CancellationToken cancellationToken) =>
        ExecuteAsync(sql, QueryParameters.Of(parameters), QueryOptions.Default, cancellationToken);

    /// <summary>Runs one SELECT.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="parameters">Values of its parameters.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="cancellationToken">Interrupts the query until its first rows are there.</param>
    /// <returns>The result, read row by row; disposing it ends the query.</returns>
    /// <exception cref="FlitchException">As the other overload's; also when the options' time is over.</exception>
    public Task<QueryResult> ExecuteAsync(string sql, QueryParameters parameters, QueryOptions options, CancellationToken cancellationToken) =>
        RunAsync(sql, parameters, options, CommandBehavior.Default, cancellationToken);

    /// <summary>The columns that a query would have, without running it. Parameters need no values; a column whose type depends on one has the type <c>INVALID</c>.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="options">As for running it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">As <see cref="ExecuteAsync(string, QueryParameters, QueryOptions, CancellationToken)"/>.</exception>
    public async Task<IReadOnlyList<QueryColumn>> DescribeAsync(string sql, QueryOptions options, CancellationToken cancellationToken)
    {
        await using var result = await RunAsync(sql, QueryParameters.None, options, CommandBehavior.SchemaOnly, cancellationToken);
        return result.Columns;
    }

    /// <summary>Whether a query may use a function of values, for completion.</summary>
    /// <param name="function">Its name.</param>
    public static bool Allows(string function) => QueryFunctions.Values.Contains(function);

    /// <summary>Opens what queries need ahead of the first one, for a process that stays.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WarmAsync(CancellationToken cancellationToken)
    {
        foreach (var options in new[] { QueryOptions.Ours, QueryOptions.Default })
        {
            await using var result = await ExecuteAsync("SELECT 1", QueryParameters.None, options, cancellationToken);
        }
    }

    /// <summary>Runs one SELECT that a person wrote and writes its result to a file.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="format">The file's format.</param>
    /// <param name="path">The file; replaced by a rename when it is complete.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="FlitchException">As <see cref="ExecuteAsync(string, IReadOnlyList{object?}, CancellationToken)"/>; kind storage also when the file cannot be written.</exception>
    public Task<long> ExportAsync(string sql, ExportFormat format, string path, CancellationToken cancellationToken) =>
        ExportAsync(sql, QueryParameters.None, QueryOptions.Default, format, path, cancellationToken);

    /// <summary>Runs one SELECT and writes its result to a file.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="parameters">Values of its parameters.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="format">The file's format.</param>
    /// <param name="path">The file; replaced by a rename when it is complete.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="FlitchException">As <see cref="ExecuteAsync(string, QueryParameters, QueryOptions, CancellationToken)"/>; kind storage also when the file cannot be written.</exception>
    public Task<long> ExportAsync(
        string sql, QueryParameters parameters, QueryOptions options, ExportFormat format, string path, CancellationToken cancellationToken) => DiskGuard.RunAsync(path, async () =>
    {
        var work = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".flitch-{Guid.NewGuid():N}");
        Directory.CreateDirectory(work);
        try
        {
            var temporary = Path.Combine(work, "export");
            var rows = await CopyAsync(sql, parameters, options, $"({Options(format)})", temporary, cancellationToken);
            Disk.Place(temporary, Path.GetFullPath(path), static _ => { });
            return rows;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    });

    private async Task<QueryResult> RunAsync(string sql, QueryParameters parameters, QueryOptions options, CommandBehavior behavior, CancellationToken cancellationToken)
    {
        var session = await Folder.Queries.RentAsync(options, cancellationToken);
        var run = new QueryRun(session, sql, options.Timeout);
        try
        {
            await run.StartAsync(sql, parameters, behavior, cancellationToken);
            return new QueryResult(run);
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    private async Task<long> CopyAsync(string sql, QueryParameters parameters, QueryOptions options, string how, string target, CancellationToken cancellationToken)
    {
        await using var run = new QueryRun(await Folder.Queries.OpenForExportAsync(options, Path.GetDirectoryName(target)!, cancellationToken), sql, options.Timeout);
        try
        {
            // A line of its own for the bracket: the text may end with a comment.
            return await run.ChangeAsync($"COPY (\n{sql.TrimEnd().TrimEnd(';')}\n) TO {SqlText.Literal(target)} {how}", parameters, cancellationToken);
        }
        catch (FlitchException error) when (error.InnerException is DuckDbException inner && DiskGuard.Translate(target, inner) is { Error.Code: "storage:disk-full" or "storage:read-only" } full)
        {
            throw full;
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

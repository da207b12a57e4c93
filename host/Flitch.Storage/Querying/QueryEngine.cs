using Flitch.Connectors;

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
    /// <param name="cancellationToken">Interrupts the query, also while its rows are read.</param>
    /// <returns>The result, read row by row; disposing it ends the query.</returns>
    /// <exception cref="FlitchException">
    /// Kind usage: not one SELECT, or DuckDB's error with its text. Kind storage: a file of the dataset is missing or damaged.
    /// </exception>
    public Task<QueryResult> ExecuteAsync(string sql, IReadOnlyList<object?>? parameters, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Runs one SELECT and writes its result to a file.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="format">The file's format.</param>
    /// <param name="path">The file; replaced by a rename when it is complete.</param>
    /// <param name="cancellationToken">Interrupts the query.</param>
    /// <returns>The number of rows.</returns>
    /// <exception cref="FlitchException">As <see cref="ExecuteAsync"/>; kind storage also when the file cannot be written.</exception>
    public Task<long> ExportAsync(string sql, ExportFormat format, string path, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

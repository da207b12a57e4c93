using Flitch.Analysis.Filters;
using Flitch.Analysis.Shapes;
using Flitch.Connectors;
using Flitch.Storage.Querying;

namespace Flitch.Analysis.Rows;

/// <summary>Rows of datasets, page by page, of any size: the files are asked, and only the page is held.</summary>
/// <param name="engine">Asks the datasets.</param>
public sealed class RowReader(QueryEngine engine)
{
    /// <summary>A page of rows.</summary>
    /// <param name="query">Which rows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">Kind usage: a column that is not there, or a value that its column cannot hold. Kind storage: a file is damaged.</exception>
    public async Task<RowPage> PageAsync(RowQuery query, CancellationToken cancellationToken)
    {
        // One more than wanted tells whether more are there, without counting them.
        var rows = await RowsAsync(query with { Take = query.Take + 1 }, cancellationToken);
        return new RowPage(RowSql.Columns(query), rows.Count > query.Take ? rows[..query.Take] : rows, rows.Count > query.Take);
    }

    /// <summary>How many rows a question means, whatever its page.</summary>
    /// <param name="query">Which rows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">As <see cref="PageAsync"/>.</exception>
    public async Task<long> CountAsync(RowQuery query, CancellationToken cancellationToken) =>
        (long)(await ReadAsync(RowSql.Count(query), cancellationToken))[0][0]!;

    /// <summary>One row by its key, with all columns; null when there is none.</summary>
    /// <param name="shape">The dataset.</param>
    /// <param name="key">The key's values as text, in the order of <see cref="DatasetShape.PrimaryKey"/>; none for a single record.</param>
    /// <param name="asOf">As <see cref="RowQuery.AsOf"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">Kind usage: another number of values, or one that its column cannot hold.</exception>
    public async Task<object?[]?> FindAsync(DatasetShape shape, IReadOnlyList<string> key, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        if (key.Count != shape.PrimaryKey.Count)
        {
            throw RowErrors.WrongKey(shape, key.Count);
        }

        var filters = shape.PrimaryKey.Zip(key, (column, value) => Filter.Of(column, FilterOperator.Equal, value)).ToList();
        return (await ReadAsync(RowSql.Page(new RowQuery(shape) { Filters = filters, AsOf = asOf, Take = 1 }), cancellationToken)).FirstOrDefault();
    }

    private async Task<List<object?[]>> RowsAsync(RowQuery query, CancellationToken cancellationToken)
    {
        if (PageBound.Pays(query) && await ReadAsync(PageBound.Question(query), cancellationToken) is [[{ } bound]])
        {
            var rows = await ReadAsync(RowSql.Page(PageBound.Within(query, CellText.Of(bound)!)), cancellationToken);
            if (rows.Count == query.Take)
            {
                return rows;
            }
        }

        // Fewer rows than fill the page, or a commit came in between.
        return await ReadAsync(RowSql.Page(query), cancellationToken);
    }

    private async Task<List<object?[]>> ReadAsync(string sql, CancellationToken cancellationToken)
    {
        await using var result = await engine.ExecuteAsync(sql, QueryParameters.None, QueryOptions.Ours, cancellationToken);
        var rows = new List<object?[]>();
        await foreach (var row in result.ReadRowsAsync(cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }
}

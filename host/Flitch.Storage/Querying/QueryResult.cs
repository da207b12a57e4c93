using System.Data.Common;
using System.Runtime.CompilerServices;
using Flitch.Connectors;
using Flitch.DuckDb;
using Flitch.Storage.Errors;

namespace Flitch.Storage.Querying;

/// <summary>A running query's result.</summary>
public sealed class QueryResult : IAsyncDisposable
{
    private readonly QueryRun _run;
    private readonly DuckDbDataReader _reader;

    internal QueryResult(QueryRun run)
    {
        _run = run;
        _reader = run.Reader;
        Columns = [.. Enumerable.Range(0, _reader.FieldCount).Select(i => new QueryColumn(_reader.GetName(i), _reader.GetDataTypeName(i)))];
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<QueryColumn> Columns { get; }

    /// <summary>The rows' reader, for typed access. Its exceptions are DuckDB's own; <see cref="ReadRowsAsync"/> tells them in a person's words.</summary>
    public DbDataReader Reader => _reader;

    /// <summary>The rows, one array each, null for NULL; values have the types of <see cref="Reader"/>.</summary>
    /// <param name="cancellationToken">Interrupts the query.</param>
    /// <exception cref="FlitchException">Kind usage with DuckDB's text, or kind storage when a file is damaged.</exception>
    public async IAsyncEnumerable<object?[]> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await _run.ReadAsync(cancellationToken))
        {
            yield return [.. Columns.Select((column, i) => _reader.IsDBNull(i) ? null : Value(column, i))];
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _run.DisposeAsync();

    private object Value(QueryColumn column, int index)
    {
        try
        {
            return _reader.GetValue(index);
        }
        catch (NotSupportedException error)
        {
            throw QueryErrors.Unreadable(column.Name, column.Type, error);
        }
    }
}

using System.Data.Common;
using Flitch.Connectors;

namespace Flitch.Storage.Querying;

/// <summary>A running query's result.</summary>
public sealed class QueryResult : IAsyncDisposable
{
    private readonly DbDataReader _reader;

    internal QueryResult(DbDataReader reader)
    {
        _reader = reader;
        Columns = [.. Enumerable.Range(0, reader.FieldCount).Select(i => new QueryColumn(reader.GetName(i), reader.GetDataTypeName(i)))];
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<QueryColumn> Columns { get; }

    /// <summary>The rows' reader, for typed access. Its exceptions are DuckDB's own; <see cref="ReadRowsAsync"/> tells them in a person's words.</summary>
    public DbDataReader Reader => _reader;

    /// <summary>The rows, one array each, null for NULL; values have the types of <see cref="Reader"/>.</summary>
    /// <param name="cancellationToken">Interrupts the query.</param>
    /// <exception cref="FlitchException">Kind usage with DuckDB's text, or kind storage when a file is damaged.</exception>
    public IAsyncEnumerable<object?[]> ReadRowsAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}

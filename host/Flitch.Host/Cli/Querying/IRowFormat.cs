using Flitch.Storage.Querying;

namespace Flitch.Host.Cli.Querying;

/// <summary>Writes a result's rows as they come.</summary>
internal interface IRowFormat
{
    /// <summary>Writes all rows.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows, null for NULL.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task WriteAsync(IReadOnlyList<QueryColumn> columns, IAsyncEnumerable<object?[]> rows, TextWriter output, CancellationToken cancellationToken);
}

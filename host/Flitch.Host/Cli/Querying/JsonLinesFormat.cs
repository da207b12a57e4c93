using Flitch.Storage.Querying;

namespace Flitch.Host.Cli.Querying;

/// <summary>One JSON object per row and line, its values as <see cref="JsonFormat"/> has them.</summary>
internal sealed class JsonLinesFormat : IRowFormat
{
    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<QueryColumn> columns, IAsyncEnumerable<object?[]> rows, TextWriter output, CancellationToken cancellationToken)
    {
        var names = JsonFormat.Names(columns);
        await foreach (var row in rows.WithCancellation(cancellationToken))
            await output.WriteAsync(JsonFormat.Object(names, row) + "\n");
    }
}

using Flitch.Storage.Querying;

namespace Flitch.Host.Cli.Querying;

/// <summary>CSV as RFC 4180 has it: a header, CRLF, quotes where needed. NULL is an empty field; an empty text is a quoted one.</summary>
internal sealed class CsvFormat : IRowFormat
{
    private const string LineEnd = "\r\n";

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<QueryColumn> columns, IAsyncEnumerable<object?[]> rows, TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteAsync(Line(columns.Select(c => (string?)c.Name)));
        await foreach (var row in rows.WithCancellation(cancellationToken))
            await output.WriteAsync(Line(row.Select(ValueText.Of)));
    }

    /// <summary>One line.</summary>
    /// <param name="fields">Its fields; null for NULL.</param>
    public static string Line(IEnumerable<string?> fields) => string.Join(',', fields.Select(Field)) + LineEnd;

    private static string Field(string? text) => text switch
    {
        null => string.Empty,
        "" => "\"\"",
        _ when text.AsSpan().IndexOfAny(",\"\r\n") >= 0 => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        _ => text,
    };
}

using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flitch.Storage.Querying;

namespace Flitch.Host.Cli.Querying;

/// <summary>A JSON array with one object per row and line. Numbers and decimals are bare, digit for digit; times are ISO 8601 texts in UTC.</summary>
internal sealed class JsonFormat : IRowFormat
{
    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<QueryColumn> columns, IAsyncEnumerable<object?[]> rows, TextWriter output, CancellationToken cancellationToken)
    {
        var names = Names(columns);
        var separator = "[";
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await output.WriteAsync(separator + "\n  " + Object(names, row));
            separator = ",";
        }
        await output.WriteLineAsync(separator == "[" ? "[]" : "\n]");
    }

    /// <summary>The columns' names as JSON.</summary>
    /// <param name="columns">The columns.</param>
    public static string[] Names(IReadOnlyList<QueryColumn> columns) => [.. columns.Select(c => Quote(c.Name))];

    /// <summary>One row as an object.</summary>
    /// <param name="names">The columns' names as JSON.</param>
    /// <param name="row">Its values.</param>
    public static string Object(string[] names, object?[] row) => "{" + string.Join(", ", row.Select((value, i) => $"{names[i]}: {Value(value)}")) + "}";

    private static string Value(object? value) => value switch
    {
        null or DBNull => "null",
        bool flag => flag ? "true" : "false",
        IDictionary map => "{" + string.Join(", ", ValueText.Entries(map).Select(e => $"{Quote(ValueText.Of(e.Key) ?? "null")}: {Value(e.Value)}")) + "}",
        not string and not byte[] and IEnumerable list => "[" + string.Join(", ", list.Cast<object?>().Select(Value)) + "]",
        double number when !double.IsFinite(number) => Quote(ValueText.Of(value)!),
        float number when !float.IsFinite(number) => Quote(ValueText.Of(value)!),
        _ => NumberType.Is(value.GetType()) ? ValueText.Of(value)! : Quote(ValueText.Of(value)!),
    };

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}

using Flitch.Storage.Querying;

namespace Flitch.Host.Cli.Querying;

/// <summary>
/// A table for people. All decimals of a column end at its last digit that says something, so that points stand below each other; nothing is rounded. On a
/// terminal, texts are shortened and columns that do not fit are left out, which is said below.
/// </summary>
/// <param name="maxWidth">Columns of the terminal; null where there is none.</param>
/// <param name="maxRows">Rows shown at most.</param>
internal sealed class TableFormat(int? maxWidth, int maxRows) : IRowFormat
{
    private const int LongText = 40;

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<QueryColumn> columns, IAsyncEnumerable<object?[]> rows, TextWriter output, CancellationToken cancellationToken)
    {
        var kept = new List<object?[]>();
        var more = false;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            more = kept.Count == maxRows;
            if (more)
                break;
            kept.Add(row);
        }
        var all = columns.Select((c, i) => TableColumn.Of(c, kept.Select(r => r[i]), maxWidth is null ? int.MaxValue : LongText)).ToArray();
        var shown = Fitting(all);
        foreach (var line in TableLines.Of(shown, kept.Count))
            await output.WriteLineAsync(line);
        await output.WriteLineAsync(Footer(kept.Count, more, all.Length - shown.Length));
    }

    private TableColumn[] Fitting(TableColumn[] columns)
    {
        if (maxWidth is not { } width)
            return columns;
        var used = 1;
        return [.. columns.TakeWhile((column, index) => (used += column.Width + 3) <= width || index == 0)];
    }

    private static string Footer(int rows, bool more, int hidden)
    {
        var count = rows == 1 ? "1 row" : $"{rows} rows";
        var first = more ? $"The first {count}; use --limit 0 or another --format for all." : count;
        return hidden == 0 ? first : $"{first} ({hidden} column{(hidden == 1 ? "" : "s")} more than fit; use a wider terminal or another --format)";
    }
}

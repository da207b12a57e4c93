namespace Flitch.Host.Cli.Querying;

/// <summary>Draws a table's lines.</summary>
internal static class TableLines
{
    /// <summary>Frame, header and rows.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">How many rows they have.</param>
    public static IEnumerable<string> Of(IReadOnlyList<TableColumn> columns, int rows)
    {
        yield return Frame(columns, "╭─", "─┬─", "─╮");
        yield return Line(columns.Select(c => Pad(c, c.Title)));
        yield return Frame(columns, "├─", "─┼─", "─┤");
        for (var row = 0; row < rows; row++)
            yield return Line(columns.Select(c => Pad(c, c.Cells[row])));
        yield return Frame(columns, "╰─", "─┴─", "─╯");
    }

    private static string Frame(IEnumerable<TableColumn> columns, string left, string middle, string right) =>
        left + string.Join(middle, columns.Select(c => new string('─', c.Width))) + right;

    private static string Line(IEnumerable<string> cells) => $"│ {string.Join(" │ ", cells)} │";

    private static string Pad(TableColumn column, string text) => column.Right ? text.PadLeft(column.Width) : text.PadRight(column.Width);
}

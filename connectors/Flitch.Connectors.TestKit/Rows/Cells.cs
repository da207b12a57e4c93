using System.Globalization;
using Flitch.Connectors.Columns;

namespace Flitch.Connectors.TestKit.Rows;

/// <summary>Single values as text that is equal where the values are.</summary>
internal static class Cells
{
    public static string? TextOf(Column column, int row) => column.IsNull(row) ? null : column switch
    {
        TextColumn text => text[row],
        FixedColumn<Int128> number => number[row]!.Value.ToString(CultureInfo.InvariantCulture),
        FixedColumn<long> integer => integer[row]!.Value.ToString(CultureInfo.InvariantCulture),
        FixedColumn<bool> flag => flag[row]!.Value ? "true" : "false",
        ListColumn list => ListOf(list, row),
        _ => throw new InvalidOperationException($"A column of the type {column.Type} is of no known class."),
    };

    private static string ListOf(ListColumn list, int row) =>
        $"[{string.Join(", ", Enumerable.Range(list.Start(row), list.Start(row + 1) - list.Start(row)).Select(i => TextOf(list.Elements, i) ?? "null"))}]";
}

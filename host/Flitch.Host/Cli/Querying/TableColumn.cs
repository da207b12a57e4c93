using Flitch.Storage.Querying;

namespace Flitch.Host.Cli.Querying;

/// <summary>One column of a printed table.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Cells">Its values as text, shortened where they are long.</param>
/// <param name="Right">Whether it is set to the right, as numbers are.</param>
internal sealed record TableColumn(string Title, IReadOnlyList<string> Cells, bool Right)
{
    /// <summary>Characters of its widest cell.</summary>
    public int Width { get; } = Math.Max(Title.Length, Cells.Select(c => c.Length).DefaultIfEmpty(0).Max());

    /// <summary>Makes a column.</summary>
    /// <param name="column">Its name and type.</param>
    /// <param name="values">Its values.</param>
    /// <param name="longest">Texts longer than this are shortened; numbers never are.</param>
    public static TableColumn Of(QueryColumn column, IEnumerable<object?> values, int longest)
    {
        var number = NumberType.IsSql(column.Type);
        var cells = values.Select(ValueText.Of).ToArray();
        if (number && column.Type.StartsWith("DECIMAL", StringComparison.Ordinal))
            cells = WithoutIdleZeros(cells);
        return new TableColumn(column.Name, [.. cells.Select(c => number ? c ?? "NULL" : Shorten(c ?? "NULL", longest))], number);
    }

    private static string?[] WithoutIdleZeros(string?[] cells)
    {
        var decimals = cells.Select(Decimals).DefaultIfEmpty(0).Max();
        return [.. cells.Select(c => c is null || !c.Contains('.', StringComparison.Ordinal) ? c : Cut(c, decimals))];
    }

    private static int Decimals(string? cell) =>
        cell?.IndexOf('.', StringComparison.Ordinal) is { } point and >= 0 ? cell.TrimEnd('0').Length - point - 1 : 0;

    private static string Cut(string cell, int decimals)
    {
        var end = cell.IndexOf('.', StringComparison.Ordinal) + (decimals == 0 ? 0 : decimals + 1);
        return cell.Length <= end ? cell : cell[..end];
    }

    private static string Shorten(string text, int longest)
    {
        var line = text.ReplaceLineEndings("⏎");
        return line.Length <= longest ? line : string.Concat(line.AsSpan(0, longest - 1), "…");
    }
}

using Flitch.Host.Wording;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Flitch.Host.Cli.Output;

/// <summary>Makes tables in the one look that all commands share.</summary>
internal static class Tables
{
    /// <summary>A table with these columns; a title with <c>#</c> in front is a column of numbers, set to the right.</summary>
    /// <param name="columns">The columns' titles.</param>
    public static Table New(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = new Style(Color.Grey) };
        foreach (var title in columns)
            table.AddColumn(Column(title));
        return table;
    }

    /// <summary>Whether there is room for more than the columns that everybody needs.</summary>
    /// <param name="console">The terminal.</param>
    public static bool IsWide(CliConsole console) => console.Out.Profile.Width >= 116;

    /// <summary>A cell with a number.</summary>
    /// <param name="number">The number.</param>
    public static IRenderable Number(long number) => new Text(Times.Count(number));

    /// <summary>A cell in a colour.</summary>
    /// <param name="text">What it says.</param>
    /// <param name="color">The colour, which says nothing that the text does not.</param>
    public static IRenderable Colored(string text, Color color) => new Text(text, new Style(color));

    private static TableColumn Column(string title)
    {
        var numbers = title.StartsWith('#');
        var column = new TableColumn(new Text(numbers ? title[1..] : title, new Style(decoration: Decoration.Bold)));
        return numbers ? column.RightAligned().NoWrap() : column;
    }
}

using Spectre.Console;

namespace Flitch.Host.Cli.Output;

/// <summary>Prints a remark: a sign, what it is, and below it what to do.</summary>
internal static class Notice
{
    /// <summary>Prints one remark.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="sign">One character, as markup.</param>
    /// <param name="text">What it is.</param>
    /// <param name="fix">What to do; null when nothing needs doing.</param>
    public static void Print(IAnsiConsole console, string sign, string text, string? fix)
    {
        var grid = new Grid { Expand = false }.AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(1)).AddColumn(new GridColumn().PadRight(0));
        grid.AddRow(new Markup(sign), new Text(text));
        if (fix is not null)
            grid.AddRow(new Markup("[green]→[/]"), new Text(fix));
        console.Write(grid);
    }
}

using System.Globalization;
using Flitch.Connectors;
using Spectre.Console;

namespace Flitch.Host.Cli.Output;

/// <summary>Tells an error on standard error: what happened and why, then what to do.</summary>
internal static class ErrorWriter
{
    /// <summary>Prints one error.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="error">The error.</param>
    /// <param name="json">Print it as a JSON object on one line.</param>
    public static void Write(CliConsole console, ErrorInfo error, bool json)
    {
        if (json)
            JsonOutput.WriteError(console, error);
        else
            WriteText(console.Error, error);
    }

    private static void WriteText(IAnsiConsole console, ErrorInfo error)
    {
        var grid = new Grid { Expand = false }.AddColumn(new GridColumn().NoWrap().PadLeft(0)).AddColumn(new GridColumn().PadRight(0));
        grid.AddRow(new Markup("[red]Error[/]"), new Text(error.Summary));
        grid.AddRow(new Markup("[green]To do[/]"), new Text(error.Fix));
        foreach (var (title, value) in Facts(error))
            grid.AddRow(new Markup($"[grey]{title}[/]"), new Text(value, new Style(Color.Grey)));
        console.Write(grid);
    }

    private static IEnumerable<(string Title, string Value)> Facts(ErrorInfo error)
    {
        if (error.RetryAt is { } at)
            yield return ("After", at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
        if (error.Link is { } link)
            yield return ("See", link);
        yield return ("Code", error.Object is { } dataset ? $"{error.Code} (dataset {dataset})" : error.Code);
    }
}

using System.Globalization;
using Flitch.Connectors;
using Spectre.Console;

namespace Flitch.Host.Cli.Output;

/// <summary>Tells an error on standard error: what happened and why, then what to do.</summary>
internal static class ErrorWriter
{
    private const int Indent = 7;

    /// <summary>Prints one error.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="error">The error.</param>
    /// <param name="json">Print it as a JSON object on one line.</param>
    public static void Write(CliConsole console, ErrorInfo error, bool json)
    {
        if (json)
            JsonOutput.WriteError(console, error);
        else
            WriteText(console.Error, error, error.Object is { } dataset ? [dataset] : []);
    }

    /// <summary>Prints what went wrong in a run; an error that several datasets share is told once.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="errors">The errors, each of a dataset or of the whole run.</param>
    public static void WriteAll(CliConsole console, IEnumerable<ErrorInfo> errors)
    {
        foreach (var same in errors.GroupBy(e => e with { Object = null }))
            WriteText(console.Error, same.Key, [.. same.Select(e => e.Object).OfType<string>()]);
    }

    private static void WriteText(IAnsiConsole console, ErrorInfo error, IReadOnlyList<string> datasets)
    {
        Hanging.Write(console, "Error", Color.Red, Indent, error.Summary);
        Hanging.Write(console, "To do", Color.Green, Indent, error.Fix);
        foreach (var (title, value) in Facts(error, datasets))
            Hanging.Write(console, title, Color.Grey, Indent, value);
    }

    private static IEnumerable<(string Title, string Value)> Facts(ErrorInfo error, IReadOnlyList<string> datasets)
    {
        if (error.RetryAt is { } at)
            yield return ("After", at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
        if (error.Link is { } link)
            yield return ("See", link);
        var of = datasets.Count switch { 0 => string.Empty, 1 => $" (dataset {datasets[0]})", _ => $" (datasets {string.Join(", ", datasets)})" };
        yield return ("Code", error.Code + of);
    }
}

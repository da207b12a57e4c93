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
            WriteText(console.Error, error);
    }

    private static void WriteText(IAnsiConsole console, ErrorInfo error)
    {
        Hanging.Write(console, "Error", Color.Red, Indent, error.Summary);
        Hanging.Write(console, "To do", Color.Green, Indent, error.Fix);
        foreach (var (title, value) in Facts(error))
            Hanging.Write(console, title, Color.Grey, Indent, value);
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

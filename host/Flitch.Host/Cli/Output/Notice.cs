using Spectre.Console;

namespace Flitch.Host.Cli.Output;

/// <summary>Prints a remark: a sign, what it is, and below it what to do.</summary>
internal static class Notice
{
    private const int Indent = 2;

    /// <summary>Good to know.</summary>
    public static void Information(IAnsiConsole console, string text, string? fix = null) => Print(console, "i", Color.Blue, text, fix);

    /// <summary>Works, but should be looked at.</summary>
    public static void Warning(IAnsiConsole console, string text, string? fix) => Print(console, "!", Color.Yellow, text, fix);

    /// <summary>Does not work.</summary>
    public static void Problem(IAnsiConsole console, string text, string? fix) => Print(console, "✗", Color.Red, text, fix);

    /// <summary>What to do about all that was told before.</summary>
    public static void Fix(IAnsiConsole console, string fix) => Hanging.Write(console, "→", Color.Green, Indent, fix);

    private static void Print(IAnsiConsole console, string sign, Color color, string text, string? fix)
    {
        Hanging.Write(console, sign, color, Indent, text);
        if (fix is not null)
            Fix(console, fix);
    }
}

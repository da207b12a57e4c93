using Spectre.Console;

namespace Flitch.Host.Cli.Output;

/// <summary>Writes text with a label in front, the text's further lines below its first.</summary>
internal static class Hanging
{
    /// <summary>Writes one label and its text. Where there is no terminal, lines are not broken, so that a search finds them whole.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="label">The label, without markup.</param>
    /// <param name="color">The label's colour.</param>
    /// <param name="indent">Where the text begins.</param>
    /// <param name="text">The text.</param>
    public static void Write(IAnsiConsole console, string label, Color color, int indent, string text)
    {
        var lead = label.PadRight(indent);
        foreach (var line in TextWrap.Lines(text, console.Profile.Out.IsTerminal ? Math.Max(20, console.Profile.Width - indent) : int.MaxValue))
        {
            if (line.Length > 0)
                console.Write(new Text(lead, new Style(color)));
            console.Profile.Out.Writer.WriteLine(line);
            lead = new string(' ', indent);
        }
    }
}

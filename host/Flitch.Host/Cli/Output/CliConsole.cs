using Spectre.Console;

namespace Flitch.Host.Cli.Output;

/// <summary>Standard output and standard error, each with what it can show.</summary>
internal sealed class CliConsole
{
    /// <summary>The width assumed where there is no terminal and COLUMNS is not set.</summary>
    private const int PipeWidth = 120;

    /// <summary>Opens the process's own streams.</summary>
    public CliConsole()
    {
        Out = Open(Console.Out, Console.IsOutputRedirected);
        Error = Open(Console.Error, Console.IsErrorRedirected);
    }

    /// <summary>What was asked for.</summary>
    public IAnsiConsole Out { get; }

    /// <summary>Errors, prompts and whatever is not the answer itself.</summary>
    public IAnsiConsole Error { get; }

    /// <summary>Whether a person sees standard output as it is written.</summary>
    public static bool IsLive => !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Whether a person can be asked: both ends are a terminal.</summary>
    public static bool CanAsk => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>The width of standard output; unbounded where it is a file or pipe.</summary>
    public int? Columns => Console.IsOutputRedirected ? null : Out.Profile.Width;

    /// <summary>Prints one line to standard output, as it stands.</summary>
    /// <param name="text">No markup.</param>
    public void Line(string text = "") => Out.Profile.Out.Writer.WriteLine(text);

    /// <summary>Prints a line that heads what follows: a name in bold, then text as it stands.</summary>
    /// <param name="name">The name.</param>
    /// <param name="text">The rest of the line.</param>
    public void Heading(string name, string text)
    {
        Out.Write(new Text(name, new Style(decoration: Decoration.Bold)));
        Line(text);
    }

    private static IAnsiConsole Open(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect });
        if (redirected)
            console.Profile.Width = int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns >= 40 ? columns : PipeWidth;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}

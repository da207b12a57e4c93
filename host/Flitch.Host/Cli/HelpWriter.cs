using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Flitch.Host.Cli;

/// <summary>Prints a command's help: what it does, how it is called, arguments, options, commands below it, examples.</summary>
internal sealed class HelpWriter : SynchronousCommandLineAction
{
    private const int Widest = 100;

    private static int Width => Console.IsOutputRedirected ? Widest : Math.Clamp(Console.WindowWidth, 40, Widest);

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.InvocationConfiguration.Output, parseResult.CommandResult.Command);
        return ExitCodes.Ok;
    }

    /// <summary>The words that lead to a command, for example <c>flitch connection add</c>.</summary>
    /// <param name="command">The command.</param>
    public static string PathOf(Command command) =>
        command is RootCommand ? "flitch" : $"{PathOf(command.Parents.OfType<Command>().First())} {command.Name}";

    private static void Write(TextWriter output, Command command)
    {
        foreach (var line in TextWrap.Lines(command.Description ?? string.Empty, Width))
            output.WriteLine(line);
        output.WriteLine();
        output.WriteLine($"Usage: {Usage(command)}");
        Section(output, "Arguments", command.Arguments.Select(a => (Placeholder(a), a.Description ?? string.Empty)));
        Section(output, "Commands", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, FirstSentence(c.Description ?? string.Empty))));
        Section(output, "Options", command.Options.Where(o => !o.Hidden && o is not HelpOption and not VersionOption).Select(Row));
        Section(output, "Everywhere", Everywhere(command));
        Examples(output, command);
    }

    private static string Usage(Command command)
    {
        var parts = new List<string> { PathOf(command) };
        if (command.Subcommands.Count > 0)
            parts.Add("COMMAND");
        parts.AddRange(command.Arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $"[{Placeholder(a)}]" : Placeholder(a)));
        parts.Add("[options]");
        return string.Join(' ', parts);
    }

    private static string Placeholder(Argument argument) =>
        (argument.HelpName ?? argument.Name.ToUpperInvariant()) + (argument.Arity.MaximumNumberOfValues > 1 ? "…" : string.Empty);

    private static (string, string) Row(Option option) => ($"{string.Join(", ", option.Aliases.Prepend(option.Name))}{Value(option)}", option.Description ?? string.Empty);

    private static string Value(Option option) => option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool)
        ? string.Empty
        : $" {option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant()}";

    private static IEnumerable<(string, string)> Everywhere(Command command)
    {
        if (command is not RootCommand)
            foreach (var option in new Option[] { GlobalOptions.Data, GlobalOptions.Json })
                yield return Row(option);
        yield return ("-h, --help", "Show this help.");
        if (command is RootCommand)
            yield return ("--version", "Show the version.");
    }

    private static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is var end and > 0 ? text[..(end + 1)] : text;

    private static void Section(TextWriter output, string title, IEnumerable<(string Name, string Text)> rows)
    {
        var list = rows.ToArray();
        if (list.Length == 0)
            return;
        output.WriteLine();
        output.WriteLine($"{title}:");
        var indent = Math.Min(30, list.Max(r => r.Name.Length) + 4);
        foreach (var (name, text) in list)
            WriteRow(output, name, text, indent);
    }

    private static void WriteRow(TextWriter output, string name, string text, int indent)
    {
        var lines = TextWrap.Lines(text, Width - indent).ToArray();
        var first = $"  {name}".PadRight(indent);
        if (first.Length > indent)
        {
            output.WriteLine(first.TrimEnd());
            first = new string(' ', indent);
        }
        output.WriteLine((first + lines.FirstOrDefault()).TrimEnd());
        foreach (var line in lines.Skip(1))
            output.WriteLine(new string(' ', indent) + line);
    }

    private static void Examples(TextWriter output, Command command)
    {
        var examples = command switch
        {
            CliCommand single => single.Examples,
            _ => [.. command.Subcommands.OfType<CliCommand>().SelectMany(c => c.Examples.Take(1))],
        };
        if (examples.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine("Examples:");
        foreach (var example in examples)
            output.WriteLine($"  {example}");
    }
}

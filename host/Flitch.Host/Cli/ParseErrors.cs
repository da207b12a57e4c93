using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;
using Flitch.Connectors;
using Flitch.Host.Cli.Output;

namespace Flitch.Host.Cli;

/// <summary>Tells what is wrong with a command line, and which help says more.</summary>
internal sealed partial class ParseErrors : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var help = $"See: {HelpWriter.PathOf(command)} --help";
        var summary = parseResult.UnmatchedTokens.Count > 0 || MistypedOption(parseResult) is not null
            ? Unmatched(MistypedOption(parseResult) ?? parseResult.UnmatchedTokens[0], command)
            : string.Join(' ', parseResult.Errors.Select(e => Sentence(e.Message)).Distinct());
        ErrorWriter.Write(new CliConsole(), new ErrorInfo("usage:command-line", ErrorKind.Usage, summary, help), parseResult.GetValue(GlobalOptions.Json));
        return ExitCodes.Usage;
    }

    /// <summary>A word that was taken for an argument, though it reads like an option; null when there is none.</summary>
    /// <param name="parsed">The command line.</param>
    public static string? MistypedOption(ParseResult parsed) => parsed.CommandResult.Tokens
        .Select(t => t.Value)
        .FirstOrDefault(word => OptionLike().IsMatch(word));

    private static string Unmatched(string word, Command command)
    {
        if (command.Subcommands.Count > 0)
            return $"\"{word}\" is not a command of {HelpWriter.PathOf(command)}; there are: {string.Join(", ", command.Subcommands.Select(c => c.Name))}.";
        // What stands astray on a command line that takes credentials may be one, for example after "--set private_key=env: NAME".
        return command.Options.Any(o => o.Name == "--set")
            ? "Something on the command line was not understood; it is not repeated here, because it could be a secret."
            : $"\"{word}\" was not understood.";
    }

    [GeneratedRegex("^--[a-z][a-z-]+$")]
    private static partial Regex OptionLike();

    private static string Sentence(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.EndsWith('.') ? line : line + ".";
    }
}

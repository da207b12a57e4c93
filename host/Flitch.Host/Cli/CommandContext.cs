using System.CommandLine;
using Flitch.Host.Cli.Output;
using Flitch.Host.Composition;

namespace Flitch.Host.Cli;

/// <summary>What a command works with.</summary>
/// <param name="parsed">The command line.</param>
/// <param name="console">Where it prints.</param>
/// <param name="host">The data folder and the services over it.</param>
internal sealed class CommandContext(ParseResult parsed, CliConsole console, HostRuntime host)
{
    /// <summary>Where the command prints.</summary>
    public CliConsole Console { get; } = console;

    /// <summary>The data folder and the services over it.</summary>
    public HostRuntime Host { get; } = host;

    /// <summary>Whether output is for a program.</summary>
    public bool Json => parsed.GetValue(GlobalOptions.Json);

    /// <summary>The value of an option, or its default.</summary>
    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    /// <summary>The value of an argument.</summary>
    public T Value<T>(Argument<T> argument) => parsed.GetValue(argument)!;

    /// <summary>Whether an option was given.</summary>
    public bool Has(Option option) => parsed.GetResult(option) is { Implicit: false };
}

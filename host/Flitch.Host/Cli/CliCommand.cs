using System.CommandLine;

namespace Flitch.Host.Cli;

/// <summary>A command of the <c>flitch</c> command line.</summary>
internal abstract class CliCommand : Command
{
    /// <summary>Makes the command.</summary>
    /// <param name="name">As it is typed.</param>
    /// <param name="description">One or two sentences for the help text.</param>
    /// <param name="examples">Command lines that show its use, with <c>flitch</c> in front.</param>
    protected CliCommand(string name, string description, params string[] examples)
        : base(name, description)
    {
        Examples = examples;
        SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(parsed, RunAsync, cancellationToken));
    }

    /// <summary>Shown at the end of the help text.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Does the command's work.</summary>
    /// <param name="context">Options, terminal, data folder and services.</param>
    /// <param name="cancellationToken">Cancelled by Ctrl-C and SIGTERM.</param>
    /// <returns>The exit code.</returns>
    protected abstract Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken);
}

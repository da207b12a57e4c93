using System.CommandLine;
using Flitch.Connectors;
using Flitch.Host.Cli.Output;
using Flitch.Host.Composition;

namespace Flitch.Host.Cli;

/// <summary>Runs a command and turns whatever it throws into a message and an exit code.</summary>
internal static class CommandRunner
{
    /// <summary>Runs <paramref name="work"/>.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="work">The command's work.</param>
    /// <param name="cancellationToken">Cancelled by Ctrl-C and SIGTERM.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        ParseResult parsed, Func<CommandContext, CancellationToken, Task<int>> work, CancellationToken cancellationToken)
    {
        await Task.Yield(); // whoever handles Ctrl-C has to know that the command runs: until the first wait it could not be told
        HostRuntime? host = null;
        try
        {
            host = new HostRuntime(DataFolderOf(parsed));
            return await work(new CommandContext(parsed, new CliConsole(), host), cancellationToken);
        }
        catch (Exception e)
        {
            return Tell(e, host, parsed.GetValue(GlobalOptions.Json), cancellationToken);
        }
        finally
        {
            if (host is not null)
                await host.DisposeAsync();
        }
    }

    /// <summary>Tells a person what was thrown.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="host">Its log takes defects; null when there is none yet.</param>
    /// <param name="json">As JSON.</param>
    /// <param name="cancellationToken">Whether the command was asked to stop.</param>
    /// <returns>The exit code.</returns>
    public static int Tell(Exception exception, HostRuntime? host, bool json, CancellationToken cancellationToken = default)
    {
        var error = exception switch
        {
            FlitchException known => known.Error,
            OperationCanceledException when cancellationToken.IsCancellationRequested => Stopped,
            _ => Defect(exception, host),
        };
        ErrorWriter.Write(new CliConsole(), error, json);
        return ExitCodes.For(error.Kind);
    }

    private static ErrorInfo Stopped { get; } = new(
        "stopped", ErrorKind.Transient, "Stopped before it was finished.", "Run the command again; what was already stored is kept.");

    private static string DataFolderOf(ParseResult parsed) => DataFolder.Resolve(
        parsed.GetValue(GlobalOptions.Data),
        Environment.GetEnvironmentVariable,
        parsed.CommandResult.Command is IDemoCommand ? "flitch-demo" : "flitch");

    private static ErrorInfo Defect(Exception exception, HostRuntime? host)
    {
        host?.LogDefect(exception);
        var where = host is not null && File.Exists(host.LogPath) ? $"The details are in {host.LogPath}." : "The log could not be written.";
        return new ErrorInfo(
            "flitch:defect",
            ErrorKind.Provider,
            $"Flitch itself failed, which should not happen: {exception.GetType().Name}: {exception.Message}",
            $"{where} Please report it; trying again does no harm.");
    }
}

using System.CommandLine;
using System.CommandLine.Help;
using Flitch.Host.Cli.Commands;

namespace Flitch.Host.Cli;

/// <summary>The whole command line.</summary>
internal static class FlitchCommandLine
{
    /// <summary>Runs what <paramref name="args"/> say.</summary>
    /// <param name="args">The command line's words.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var parsed = Build(args).Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWriter)
            return Task.FromResult(new ParseErrors().Invoke(parsed));
        return parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
    }

    private static RootCommand Build(string[] args)
    {
        var root = new RootCommand("Flitch brings the data of accounts into Parquet files that you query with SQL. It only ever reads.")
        {
            new DemoCommand(),
            new CommandGroup("connector", "What can be connected.", new ConnectorListCommand(), new ConnectorShowCommand()),
            new CommandGroup(
                "connection",
                "Connections: the credentialed link to one account.",
                new ConnectionAddCommand(),
                new ConnectionTestCommand(),
                new ConnectionListCommand(),
                new ConnectionShowCommand(),
                new ConnectionEditCommand(),
                new ConnectionRemoveCommand()),
            new RefreshCommand(),
            new StatusCommand(),
            new RunsCommand(),
            new QueryCommand(),
            SandboxCommands.Create(args),
        };
        root.Options.Add(GlobalOptions.Data);
        root.Options.Add(GlobalOptions.Json);
        root.Options.OfType<HelpOption>().Single().Action = new HelpWriter();
        return root;
    }
}

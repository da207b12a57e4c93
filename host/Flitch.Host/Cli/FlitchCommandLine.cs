using System.CommandLine;
using System.CommandLine.Help;
using Flitch.Host.Cli.Commands;
using Flitch.Host.Composition;

namespace Flitch.Host.Cli;

/// <summary>The whole command line.</summary>
internal static class FlitchCommandLine
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(30);

    /// <summary>Runs what <paramref name="args"/> say.</summary>
    /// <param name="args">The command line's words; none ask for help.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        // Options of sandboxes are known only when the plugins are loaded, which needs no data folder.
        await using var plugins = new HostRuntime(Path.GetTempPath());
        try
        {
            var parsed = Build(args, plugins).Parse(args.Length == 0 ? ["--help"] : args);
            return (parsed.Errors.Count > 0 || ParseErrors.MistypedOption(parsed) is not null) && parsed.Action is not HelpWriter
                ? new ParseErrors().Invoke(parsed)
                : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToStop });
        }
        catch (Exception e)
        {
            return CommandRunner.Tell(e, plugins, args.Contains("--json"));
        }
    }

    private static RootCommand Build(string[] args, HostRuntime plugins)
    {
        var root = new RootCommand("Flitch brings the data of accounts into Parquet files that you query with SQL. It only ever reads.")
        {
            new DemoCommand(),
            new CommandGroup(
                "connector", "What can be connected.", new ConnectorListCommand(), new ConnectorShowCommand(), new ConnectorInstallCommand(), new ConnectorUninstallCommand()),
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
            new VerifyCommand(),
            new ServeCommand(),
            new CommandGroup("access", "Who gets into the pages.", new AccessResetCommand()),
            new CommandGroup(
                "config", "Everything but secrets as a file that can be kept in git.", new ConfigExportCommand(), new ConfigApplyCommand(), new ConfigSchemaCommand()),
            new CommandGroup("notify", "Tell people who are elsewhere when refreshes fail.", new NotifyShowCommand(), new NotifySetCommand(), new NotifyTestCommand()),
            new QueryCommand(),
            new ShellCommand(),
            new CommandGroup(
                "dashboard",
                "Dashboards as files, and links to them.",
                new DashboardListCommand(),
                new DashboardExportCommand(),
                new DashboardApplyCommand(),
                new DashboardRemoveCommand(),
                new DashboardShareCommand()),
            SandboxCommands.Create(args, plugins),
            new CommandGroup(
                "schema",
                "Schema files, for whoever adds an object.",
                new SchemaInferCommand(),
                new SchemaListCommand(),
                new SchemaValidateCommand(),
                new SchemaDocsCommand(),
                new SchemaDiffCommand()),
        };
        root.Options.Add(GlobalOptions.Data);
        root.Options.Add(GlobalOptions.Json);
        root.Options.OfType<HelpOption>().Single().Action = new HelpWriter();
        return root;
    }
}

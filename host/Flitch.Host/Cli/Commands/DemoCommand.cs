using System.CommandLine;
using Flitch.Connectors;
using Flitch.Connectors.Sandboxes;
using Flitch.Host.Cli.Demo;
using Flitch.Host.Web.Serving;
using Flitch.Pipeline.Plugins;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Scheduling;
using Microsoft.Extensions.Logging;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch demo</c></summary>
internal sealed class DemoCommand : CliCommand, IDemoCommand
{
    private readonly Option<bool> once = new("--once") { Description = "Refresh once, answer a question, and end." };
    private readonly Option<bool> reset = new("--reset") { Description = "Begin anew: remove the demo's connection and its data first." };
    private readonly Option<string?> urls = ServeCommand.Urls();
    private readonly Option<string?> connector = new("--connector") { Description = "The connector to show. Default: the first that brings a sandbox.", HelpName = "NAME" };

    /// <summary>Makes the command.</summary>
    public DemoCommand()
        : base(
            "demo",
            "Show everything without an account: start a connector's sandbox, connect to it, and serve the pages with its data arriving. "
            + "With --once, refresh all datasets, answer a question in SQL, and end. Without --data and FLITCH_DATA, it keeps a data folder of its own.",
            "flitch demo",
            "flitch demo --once",
            "flitch demo --once --reset")
    {
        foreach (var option in new Option[] { once, reset, connector, urls })
            Options.Add(option);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
        context.Value(once) ? OnceAsync(context, cancellationToken) : ServeAsync(context, cancellationToken);

    private async Task<int> OnceAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var sandbox = SandboxOf(context);
        await using var running = await BeginAsync(context, sandbox, cancellationToken);
        var code = await new DemoRun(context, sandbox.Connector, running).RunAsync(cancellationToken);
        if (code == ExitCodes.Ok && !context.Json)
            Farewell(context);
        return code;
    }

    private async Task<int> ServeAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var options = new ServeOptions { Urls = ListenAddress.Parse(context.Value(urls)) };
        await using var app = WebHost.Build(context.Host, options);
        var sandbox = SandboxOf(context);
        await using var running = await BeginAsync(context, sandbox, cancellationToken);
        await DemoConnection.ConnectAsync(context, context.Host.Service<PluginCatalog>().Find(sandbox.Connector), running, cancellationToken);
        var address = await WebHost.StartAsync(app, options, cancellationToken);
        context.Host.Service<BackgroundRefreshes>().Start(DemoConnection.Name, null, new RefreshOptions());
        await ServeText.PrintAsync(context, app, address, cancellationToken);
        await ServeCommand.WaitAsync(app, cancellationToken);
        return ExitCodes.Ok;
    }

    private async Task<IRunningSandbox> BeginAsync(CommandContext context, IConnectorSandbox sandbox, CancellationToken cancellationToken)
    {
        if (context.Value(reset))
            await DemoConnection.RemoveAsync(context, cancellationToken);
        var running = await StartAsync(context, sandbox, cancellationToken);
        if (!context.Json)
            context.Console.Line($"Sandbox of {sandbox.Connector} at {running.Address}, data in {context.Host.Folder}");
        return running;
    }

    private IConnectorSandbox SandboxOf(CommandContext context)
    {
        var plugins = context.Host.Service<PluginCatalog>();
        if (context.Value(connector) is { } name)
            return plugins.FindSandbox(name);
        return plugins.Sandboxes.Count > 0 ? plugins.Sandboxes[0] : throw new FlitchException(
            "usage:no-sandbox",
            ErrorKind.Usage,
            "No installed connector brings a sandbox, so there is nothing to show.",
            "Build the whole solution, or set FLITCH_PLUGINS to a folder of plugins.");
    }

    private static Task<IRunningSandbox> StartAsync(CommandContext context, IConnectorSandbox sandbox, CancellationToken cancellationToken) =>
        sandbox.StartAsync(new Dictionary<string, string>(), TimeProvider.System, context.Host.Service<ILoggerFactory>(), cancellationToken);

    private static void Farewell(CommandContext context)
    {
        var data = context.Has(GlobalOptions.Data) || Environment.GetEnvironmentVariable("FLITCH_DATA") is not { Length: > 0 } ? $" --data {context.Host.Folder}" : string.Empty;
        context.Console.Line($"Ask it anything: {Invocation.Name} query{data} \"SELECT * FROM {DemoConnection.Name}.ledgers LIMIT 10\"");
        context.Console.Line($"Or see it in the browser: {Invocation.Name} demo");
    }
}

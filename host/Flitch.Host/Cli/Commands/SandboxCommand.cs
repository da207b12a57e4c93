using System.CommandLine;
using System.Text.Json.Nodes;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Sandboxes;
using Flitch.Host.Cli.Output;
using Flitch.Pipeline.Plugins;
using Microsoft.Extensions.Logging;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch sandbox NAME</c>: serves until Ctrl-C or SIGTERM.</summary>
internal sealed class SandboxCommand : CliCommand
{
    private readonly IConnectorSandbox sandbox;
    private readonly Dictionary<string, Option> options = [];

    /// <summary>Makes the command.</summary>
    /// <param name="sandbox">The sandbox that it starts.</param>
    public SandboxCommand(IConnectorSandbox sandbox)
        : base(
            sandbox.Connector,
            $"Serve a sandbox of {sandbox.Connector} on a loopback address, and print its address and keys. Runs until Ctrl-C.",
            $"flitch sandbox {sandbox.Connector}")
    {
        this.sandbox = sandbox;
        foreach (var declared in sandbox.Options)
            Options.Add(options[declared.Name] = OptionOf(declared));
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var running = await sandbox.StartAsync(Values(context), TimeProvider.System, context.Host.Service<ILoggerFactory>(), cancellationToken);
        if (context.Json)
            JsonOutput.WriteOneLine(context.Console, AsJson(running));
        else
            SandboxText.Print(context.Console, Connector(context), sandbox.Connector, running);
        await UntilCancelledAsync(cancellationToken);
        return ExitCodes.Ok;
    }

    private ConnectorDescriptor? Connector(CommandContext context) =>
        context.Host.Service<PluginCatalog>().Connectors.FirstOrDefault(c => c.Name == sandbox.Connector);

    private static Option OptionOf(SandboxOption declared)
    {
        var description = declared.Default is { } value ? $"{declared.Description} Default: {value}." : declared.Description;
        if (declared.ValueName is null)
            return new Option<bool>("--" + declared.Name) { Description = description };
        var option = new Option<string?>("--" + declared.Name) { Description = description, HelpName = declared.ValueName };
        if (declared.Choices is { } choices)
            option.AcceptOnlyFromAmong([.. choices]);
        return option;
    }

    private Dictionary<string, string> Values(CommandContext context)
    {
        var values = new Dictionary<string, string>();
        foreach (var (name, option) in options.Where(o => context.Has(o.Value)))
            values[name] = option is Option<string?> text ? context.Value(text)! : context.Value((Option<bool>)option) ? "true" : "false";
        return values;
    }

    private static JsonObject AsJson(IRunningSandbox running) => new()
    {
        ["address"] = running.Address.AbsoluteUri,
        ["fields"] = new JsonObject(running.ConnectionFields.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value))),
        ["notes"] = new JsonArray([.. running.Notes.Select(n => new JsonObject { ["title"] = n.Key, ["value"] = n.Value })]),
    };

    private static async Task UntilCancelledAsync(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(stopped.SetResult);
        await stopped.Task;
    }
}

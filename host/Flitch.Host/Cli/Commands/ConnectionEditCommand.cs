using System.CommandLine;
using Flitch.Connectors;
using Flitch.Host.Cli.Output;
using Flitch.Host.Cli.Secrets;
using Flitch.Host.Json;
using Flitch.Host.Wording;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Plugins;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch connection edit NAME …</c></summary>
internal sealed class ConnectionEditCommand : CliCommand
{
    private readonly Argument<string> name = new("name") { Description = "The connection." };
    private readonly ConnectionOptions options = new();
    private readonly Option<string?> start = new("--start")
    {
        Description = "Keep nothing before this time (UTC): 2026-01-31; beginning for all. An earlier one than before fetches more with the next refresh.",
        HelpName = "TIME",
    };

    /// <summary>Makes the command.</summary>
    public ConnectionEditCommand()
        : base(
            "edit",
            "Change a connection: its key, title, datasets or schedule. What is not named stays. New credentials are tested before they are saved.",
            "flitch connection edit main --title \"Savings\" --refresh 1h",
            "flitch connection edit main --refresh off --refresh ledgers=1d",
            "flitch connection edit main --set api_key=env:KRAKEN_KEY --set private_key=env:KRAKEN_SECRET")
    {
        Add(name);
        options.AddTo(this);
        Options.Add(start);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var connections = context.Host.Service<ConnectionService>();
        var connection = await connections.GetAsync(context.Value(name), cancellationToken);
        var edited = await connections.EditAsync(connection.Name, EditOf(context, connection), cancellationToken);
        if (context.Json)
            JsonOutput.WriteAs(context.Console, ConnectionJson.Of(edited));
        else
        {
            context.Console.Line($"Saved {edited.Name}.");
            WarnOfIdle(context, edited);
        }
        return ExitCodes.Ok;
    }

    /// <summary>A schedule that nothing follows is not passed over in silence.</summary>
    private void WarnOfIdle(CommandContext context, ConnectionInfo edited)
    {
        var named = options.IntervalsOf(context).Where(i => i.Value is not null).Select(i => i.Key);
        var idle = edited.Datasets.Where(d => !d.Enabled && named.Contains(d.Name)).Select(d => d.Name).ToList();
        if (idle.Count > 0)
        {
            Notice.Warning(
                context.Console.Out,
                $"{string.Join(", ", idle)}: not kept, so the schedule waits until {(idle.Count == 1 ? "it is" : "they are")} picked.",
                $"Pick what the connection keeps with flitch connection edit {edited.Name} --datasets {string.Join(",", edited.Datasets.Where(d => d.Enabled).Select(d => d.Name).Concat(idle))}");
        }
    }

    private ConnectionEdit EditOf(CommandContext context, ConnectionInfo connection)
    {
        if (!new Option[] { options.Set, options.Title, options.Datasets, options.Refresh, start }.Any(context.Has))
            throw new FlitchException("usage:nothing-to-edit", ErrorKind.Usage, "The command says nothing to change.", $"See: {Invocation.Name} connection edit --help");
        var connector = context.Host.Service<PluginCatalog>().Find(connection.Connector);
        var fields = FieldAssignments.Read(context.Value(options.Set)!, connector, SecretReference.OfProcess());
        return new ConnectionEdit
        {
            Title = context.Value(options.Title),
            Fields = fields.Count > 0 ? fields : null,
            Datasets = options.DatasetsOf(context, connection.Datasets.Select(d => d.Name)),
            SetRefresh = options.SetsAll(context),
            RefreshEvery = options.RefreshOf(context),
            Intervals = options.IntervalsOf(context),
            SetStart = context.Has(start),
            StartFrom = context.Value(start) is "beginning" ? null : TimeArgument.Read(context.Value(start)),
            NoTest = context.Value(options.NoTest),
        };
    }
}

using System.CommandLine;
using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Host.Cli.Output;
using Flitch.Host.Cli.Secrets;
using Flitch.Host.Json;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Plugins;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch connection add CONNECTOR --name NAME …</c></summary>
internal sealed class ConnectionAddCommand : CliCommand
{
    private readonly Argument<string> connector = new("connector") { Description = "The connector, for example kraken." };
    private readonly Option<string> name = new("--name")
    {
        Description = "The connection's name in commands, folders and SQL: small letters, digits and _; fixed for ever.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "main",
    };

    private readonly ConnectionOptions options = new();

    /// <summary>Makes the command.</summary>
    public ConnectionAddCommand()
        : base(
            "add",
            "Test and save a connection to an account. Nothing is saved when the test fails.",
            "flitch connection add kraken --name main --set api_key=env:KRAKEN_KEY --set private_key=env:KRAKEN_SECRET",
            "flitch connection add kraken --set api_key=file:key.txt --set private_key=- --datasets ledgers,balance < secret.txt")
    {
        Add(connector);
        Add(name);
        options.AddTo(this);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var descriptor = context.Host.Service<PluginCatalog>().Find(context.Value(connector));
        var fields = FieldAssignments.Read(context.Value(options.Set)!, descriptor, SecretReference.OfProcess());
        FieldPrompts.AskMissing(context.Console, descriptor, fields);
        var request = new ConnectionRequest(descriptor.Name, context.Value(name)!, fields)
        {
            Title = context.Value(options.Title),
            Datasets = options.DatasetsOf(context, descriptor.Objects.Select(o => o.Name)),
            RefreshEvery = options.RefreshOf(context),
            Intervals = options.IntervalsOf(context),
            NoTest = context.Value(options.NoTest),
        };
        var added = await AddAsync(context, descriptor, request, cancellationToken);
        if (context.Json)
            JsonOutput.WriteAs(context.Console, AddedJson.Of(added));
        else
            Print(context, added);
        return ExitCodes.Ok;
    }

    private static async Task<ConnectionAdded> AddAsync(
        CommandContext context, ConnectorDescriptor descriptor, ConnectionRequest request, CancellationToken cancellationToken)
    {
        var connections = context.Host.Service<ConnectionService>();
        try
        {
            return await connections.AddAsync(request, cancellationToken);
        }
        catch (FlitchException e) when (e.Error.Kind == ErrorKind.Permission && !context.Json)
        {
            // One error names one box; the matrix shows them all.
            AccessMatrix.Print(context.Console, descriptor, await connections.TestFieldsAsync(descriptor.Name, request.Fields, cancellationToken));
            throw;
        }
    }

    private static void Print(CommandContext context, ConnectionAdded added)
    {
        var descriptor = context.Host.Service<PluginCatalog>().Find(added.Connection.Connector);
        if (added.Check is { } check)
            AccessMatrix.Print(context.Console, descriptor, check);
        var picked = added.Connection.Datasets.Where(d => d.Enabled).Select(d => d.Name);
        context.Console.Line($"Saved as {added.Connection.Name}. Datasets: {string.Join(", ", picked)}.");
        context.Console.Line($"Next: {Invocation.Name} refresh {added.Connection.Name}");
    }
}

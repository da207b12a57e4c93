using System.CommandLine;
using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Host.Cli.Output;
using Flitch.Host.Json;
using Flitch.Pipeline.Plugins;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch connector show NAME [OBJECT]</c></summary>
internal sealed class ConnectorShowCommand : CliCommand
{
    private readonly Argument<string> name = new("name") { Description = "The connector, for example kraken." };
    private readonly Argument<string?> objectName = new("object")
    {
        Description = "One of its objects, to see its columns.",
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = _ => null,
    };

    /// <summary>Makes the command.</summary>
    public ConnectorShowCommand()
        : base(
            "show",
            "Show a connector: its objects, its form, what a key needs. With an object: its columns.",
            "flitch connector show kraken",
            "flitch connector show kraken ledgers")
    {
        Add(name);
        Add(objectName);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var connector = context.Host.Service<PluginCatalog>().Find(context.Value(name));
        if (context.Value(objectName) is { } one)
            ShowObject(context, Find(connector, one));
        else
            ShowConnector(context, connector);
        return Task.FromResult(ExitCodes.Ok);
    }

    private static void ShowConnector(CommandContext context, ConnectorDescriptor connector)
    {
        if (context.Json)
            JsonOutput.WriteAs(context.Console, ConnectorJson.Of(connector));
        else
            ConnectorText.Print(context.Console, connector);
    }

    private static void ShowObject(CommandContext context, ObjectDescriptor found)
    {
        if (context.Json)
            JsonOutput.WriteAs(context.Console, ObjectJson.Of(found));
        else
            ConnectorText.Print(context.Console, found);
    }

    private static ObjectDescriptor Find(ConnectorDescriptor connector, string objectName) => connector.FindObject(objectName) ?? throw new FlitchException(
        "usage:unknown-object",
        ErrorKind.Usage,
        $"{connector.Title} has no object called \"{objectName}\".",
        $"There are: {string.Join(", ", connector.Objects.Select(o => o.Name))}.");
}

using System.CommandLine;
using Flitch.Connectors.Catalog;
using Flitch.Host.Cli.Output;
using Flitch.Pipeline.Plugins;
using Spectre.Console;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch connector show NAME</c></summary>
internal sealed class ConnectorShowCommand : CliCommand
{
    private readonly Argument<string> name = new("name") { Description = "The connector, for example kraken." };

    /// <summary>Makes the command.</summary>
    public ConnectorShowCommand()
        : base("show", "Show a connector: its form, its objects, what a key needs.", "flitch connector show kraken") => Add(name);

    /// <inheritdoc/>
    protected override Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var connector = context.Host.Service<PluginCatalog>().Find(context.Value(name));
        if (context.Json)
            JsonOutput.Write(context.Console, ConnectorJson.Of(connector));
        else
            Print(context.Console, connector);
        return Task.FromResult(ExitCodes.Ok);
    }

    private static void Print(CliConsole console, ConnectorDescriptor connector)
    {
        console.Markup($"[bold]{Markup.Escape(connector.Title)}[/] ({Markup.Escape(connector.Name)}): {Markup.Escape(connector.Description)}");
        Objects(console, connector);
        Fields(console, connector);
        Permissions(console, connector);
        foreach (var (step, number) in connector.Guide.Select((step, index) => (step, index + 1)))
            console.Line($"{number}. {step}");
        if (connector.DocumentationUrl is { } link)
            console.Line($"See {link}");
    }

    private static void Objects(CliConsole console, ConnectorDescriptor connector)
    {
        var table = Tables.New("Object", "Refresh", "#Columns", "Permission", "A row is");
        foreach (var o in connector.Objects)
        {
            var permission = connector.Permissions.FirstOrDefault(p => p.Name == o.Permission)?.Title ?? o.Permission ?? "–";
            table.AddRow(new Text(o.Name), new Text(JsonOutput.Name(o.Mode)), Tables.Number(o.Columns.Count), new Text(permission), new Text(o.Description));
        }
        console.Out.Write(table);
    }

    private static void Fields(CliConsole console, ConnectorDescriptor connector)
    {
        var table = Tables.New("Field", "Needed", "Default", "What it is");
        foreach (var field in connector.Form)
            table.AddRow(new Text(field.Name), new Text(Needed(field)), new Text(field.Default ?? "–"), new Text(Help(field)));
        console.Out.Write(table);
    }

    private static void Permissions(CliConsole console, ConnectorDescriptor connector)
    {
        var table = Tables.New("Permission", "Where its box is", "For this");
        foreach (var permission in connector.Permissions)
            table.AddRow(new Text(permission.Title), new Text(permission.Where), permission.Wanted ? Tables.Colored("tick", Color.Green) : Tables.Colored("leave empty", Color.Yellow));
        console.Out.Write(table);
    }

    private static string Needed(FormField field) => (field.Required, field.Secret) switch
    {
        (true, true) => "yes, secret",
        (false, true) => "no, secret",
        (true, false) => "yes",
        _ => "no",
    };

    private static string Help(FormField field) => field.Choices is { } choices ? $"{field.Help} One of: {string.Join(", ", choices)}." : field.Help;
}

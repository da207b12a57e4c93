using System.CommandLine;
using System.Text.Json.Nodes;
using Flitch.Connectors.Schema.Model;
using Flitch.Host.Cli.Output;
using Spectre.Console;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch schema list [FOLDER]</c></summary>
internal sealed class SchemaListCommand : CliCommand
{
    private readonly Argument<string> folder = SchemaFolders.Argument();

    /// <summary>Makes the command.</summary>
    public SchemaListCommand()
        : base("list", "List the objects that schema files describe.", "flitch schema list", "flitch schema list schemas/kraken") => Add(folder);

    /// <inheritdoc/>
    protected override Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var objects = SchemaFolders.Find(context.Value(folder)).SelectMany(f => f.Objects).ToArray();
        if (context.Json)
            JsonOutput.Write(context.Console, new JsonArray([.. objects.Select(AsJson)]));
        else
            Print(context.Console, objects);
        return Task.FromResult(ExitCodes.Ok);
    }

    private static JsonObject AsJson(ObjectSpec spec) => new()
    {
        ["connector"] = spec.Connector,
        ["name"] = spec.Name,
        ["title"] = spec.Title,
        ["path"] = spec.Request.Path,
        ["refresh"] = JsonOutput.Name(spec.Refresh.Mode),
        ["columns"] = spec.Columns.Count,
        ["fingerprint"] = spec.Fingerprint,
    };

    private static void Print(CliConsole console, ObjectSpec[] objects)
    {
        var table = Tables.New("Connector", "Object", "Title", "Refresh", "#Columns", "Path");
        foreach (var o in objects)
        {
            table.AddRow(
                new Text(o.Connector), new Text(o.Name), new Text(o.Title), new Text(JsonOutput.Name(o.Refresh.Mode)), Tables.Number(o.Columns.Count), new Text(o.Request.Path));
        }
        console.Out.Write(table);
    }
}

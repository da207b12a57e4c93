using System.CommandLine;
using System.Text.Json.Nodes;
using Flitch.Connectors.Schema.Inferring;
using Flitch.Connectors.Schema.Model;
using Flitch.Host.Cli.Output;
using Flitch.Host.Cli.Schemas;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch schema infer RESPONSE…</c></summary>
internal sealed class SchemaInferCommand : CliCommand
{
    private readonly Argument<string[]> responses = new("response")
    {
        Description = "Recorded responses of one call, as JSON files; - for standard input. Several are merged: they show which fields can be missing.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> objectName = Text("--object", "NAME", "The object's name, for example trade_volume. Default: from --out, else from the first response's file name.");
    private readonly Option<string?> output = Text("--out", "FILE", "Write the schema there (a folder takes OBJECT.json) and not to standard output.");
    private readonly Option<bool> force = new("--force") { Description = "Replace the file of --out." };
    private readonly Option<string?> connector = Text("--connector", "DIR", "The folder of connector.json and the other objects, or a connector's name below schemas; default: the folder of --out. Path, cost, permission, paging and interval are guessed from what lies there.");
    private readonly Option<string?> path = Text("--path", "PATH", "The path that is called, for example /0/private/TradeVolume.");
    private readonly Option<string?> method = Text("--method", "GET|POST", "How it is called. Default: as the other objects, else POST.");
    private readonly Option<int?> cost = new("--cost") { Description = "What one call adds to the service's call counter; 0 when it has none.", HelpName = "NUMBER" };
    private readonly Option<string?> permission = Text("--permission", "NAME", "The permission that it needs, by its name in connector.json.");
    private readonly Option<string?> at = Text("--at", "POINTER", "Where the records are, for example /result/ledger. Default: the largest list or map.");
    private readonly Option<string?> shape = Text("--shape", "SHAPE", "What stands there: map, array, object or scalars.");
    private readonly Option<string?> key = Text("--key", "NAME", "The name for the column of a map's key; of an array the columns, divided by commas, that tell records apart.");
    private readonly Option<string?> cursor = Text("--cursor", "COLUMN", "Read the object along this time, and not whole each time.");

    /// <summary>Makes the command.</summary>
    public SchemaInferCommand()
        : base(
            "infer",
            "Make a first schema file of an object from recorded responses. What it guessed stands in a $comment beside the field, and in short on standard error.",
            "flitch schema infer TradeVolume.json --out schemas/kraken",
            "flitch schema infer page1.json page2.json --object trades --connector kraken",
            "flitch schema infer CreditLines.json --at /result/limits_monitor --object credit_limits")
    {
        method.AcceptOnlyFromAmong("GET", "POST");
        shape.AcceptOnlyFromAmong("map", "array", "object", "scalars");
        Add(responses);
        foreach (var option in new Option[] { objectName, output, force, connector, path, method, cost, permission, at, shape, key, cursor })
            Add(option);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var samples = Recordings.Read(context.Value(responses));
        var target = SchemaTarget.Of(context.Value(objectName), context.Value(output), samples[0].Name);
        var inferred = Recordings.Infer(samples, WithNeighbours(Known(context, target, samples[0].Name), context.Value(connector), target));
        target.Write(inferred.Text, context.Value(force));
        Print(context, target, inferred);
        return Task.FromResult(ExitCodes.Ok);
    }

    private InferenceOptions Known(CommandContext context, SchemaTarget target, string sample) => new(target.Object)
    {
        Path = context.Value(path),
        Method = context.Value(method),
        Cost = context.Value(cost),
        Permission = context.Value(permission),
        At = context.Value(at),
        Shape = context.Value(shape) is { } word ? Enum.Parse<RecordsShape>(word, ignoreCase: true) : null,
        Key = context.Value(key),
        Cursor = context.Value(cursor),
        Call = SchemaTarget.CallOf(sample),
    };

    // A file that is made anew is no neighbour of itself.
    private static InferenceOptions WithNeighbours(InferenceOptions options, string? folder, SchemaTarget target) =>
        SchemaFolders.Beside(folder, target.Folder) is { } beside
            ? options with { Connector = beside.Connector, Neighbours = beside.Objects.Where(o => o.Name != target.Object).ToEquatableArray() }
            : options;

    private static void Print(CommandContext context, SchemaTarget target, InferredSchema inferred)
    {
        if (context.Json)
            JsonOutput.Write(context.Console, AsJson(target, inferred));
        else if (target.File is null)
            context.Console.Out.Profile.Out.Writer.Write(inferred.Text);
        if (!context.Json)
            InferenceText.Print(context.Console, target, inferred);
    }

    private static JsonObject AsJson(SchemaTarget target, InferredSchema inferred) => new()
    {
        ["object"] = inferred.Object,
        ["file"] = target.File,
        ["schema"] = JsonNode.Parse(inferred.Text),
        ["guesses"] = new JsonArray([.. inferred.Guesses.Select(g => new JsonObject { ["place"] = g.Place, ["text"] = g.Text })]),
    };

    private static Option<string?> Text(string name, string value, string description) => new(name) { Description = description, HelpName = value };
}

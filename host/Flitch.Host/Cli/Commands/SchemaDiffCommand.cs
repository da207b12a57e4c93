using System.CommandLine;
using System.Text.Json.Nodes;
using Flitch.Connectors;
using Flitch.Host.Cli.Output;
using Flitch.Host.Cli.Schemas;
using Spectre.Console;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch schema diff OLD NEW</c></summary>
internal sealed class SchemaDiffCommand : CliCommand
{
    private readonly Argument<string[]> schemas = new("schema")
    {
        Description = "The old and the new schema: two object files, or two connectors' folders. With --stored the new one only. Default: schemas.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> stored = new("--stored") { Description = "Compare with what the datasets of the data folder were written with, and not with an old schema." };

    /// <summary>Makes the command.</summary>
    public SchemaDiffCommand()
        : base(
            "diff",
            "Say what a changed schema means for stored rows: what is converted, what is refused, what moves to _rescued. Changes nothing. Exit code 1 when a change will be refused.",
            "flitch schema diff old/ledgers.json schemas/kraken/ledgers.json",
            "flitch schema diff --stored",
            "flitch schema diff --stored schemas/kraken --json")
    {
        Add(schemas);
        Add(stored);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var differences = await CompareAsync(context, cancellationToken);
        if (context.Json)
            JsonOutput.Write(context.Console, new JsonArray([.. differences.Select(DifferenceJson.Of)]));
        else
            Print(context.Console, differences);
        return differences.Any(d => d.Forecast?.Obstacles.Count > 0) ? ExitCodes.Failed : ExitCodes.Ok;
    }

    private Task<IReadOnlyList<ObjectDifference>> CompareAsync(CommandContext context, CancellationToken cancellationToken) =>
        (context.Value(stored), context.Value(schemas)) switch
        {
            (true, { Length: <= 1 } one) => StoredDifference.OfAsync(context.Host.Folder, SchemaSides.Read(one.Length == 1 ? one[0] : "schemas"), cancellationToken),
            (false, { Length: 2 } two) => Task.FromResult(SchemaDifference.Of(SchemaSides.Read(two[0]), SchemaSides.Read(two[1]))),
            _ => throw new FlitchException(
                "usage:diff", ErrorKind.Usage, "What is to be compared is not clear.", "Name the old and the new schema: flitch schema diff OLD NEW; or compare with stored datasets: flitch schema diff --stored."),
        };

    private static void Print(CliConsole console, IReadOnlyList<ObjectDifference> differences)
    {
        foreach (var difference in differences.Where(d => d.Kind != "same"))
        {
            console.Heading(difference.Name, string.Empty);
            foreach (var sentence in DifferenceText.Of(difference))
                Hanging.Write(console.Out, "  -", Color.Yellow, 4, sentence);
        }
        var same = differences.Where(d => d.Kind == "same").Select(d => d.Name).ToArray();
        if (same.Length > 0)
            Hanging.Write(console.Out, string.Empty, Color.Default, 0, $"Nothing changed: {string.Join(", ", same)}");
        if (differences.Count == 0)
            console.Line("There is nothing to compare.");
    }
}

using System.CommandLine;
using System.Text.Json.Nodes;
using Flitch.Connectors;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Connectors.Schema.Documenting;
using Flitch.Host.Cli.Output;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch schema docs [CONNECTOR]</c></summary>
internal sealed class SchemaDocsCommand : CliCommand
{
    private readonly Argument<string?> connector = new("connector")
    {
        Description = "A connector's folder of schema files, or its name below schemas. Default: all below schemas.",
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = _ => null,
    };

    private readonly Option<string?> output = new("--out") { Description = "Write CONNECTOR.md into this folder and not to standard output.", HelpName = "DIR" };

    /// <summary>Makes the command.</summary>
    public SchemaDocsCommand()
        : base(
            "docs",
            "Write a catalogue page per connector in Markdown: objects, columns, types, units, keys, permissions, cost, paging, refreshing and checks.",
            "flitch schema docs kraken",
            "flitch schema docs --out docs/catalogue")
    {
        Add(connector);
        Add(output);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var folders = context.Value(connector) is { } named ? [SchemaFolders.Beside(named, null)!] : SchemaFolders.Find("schemas");
        var pages = folders.Select(f => (Name: Whole(f).Connector!.Name, Text: CataloguePage.Of(f.Connector!, f.Objects))).ToArray();
        var files = pages.Select(p => context.Value(output) is { } folder ? Write(folder, p.Name, p.Text) : null).ToArray();
        if (context.Json)
            JsonOutput.Write(context.Console, new JsonArray([.. pages.Select((p, i) => new JsonObject { ["connector"] = p.Name, ["file"] = files[i], ["markdown"] = p.Text })]));
        else
            Print(context.Console, pages, files);
        return Task.FromResult(ExitCodes.Ok);
    }

    private static void Print(CliConsole console, (string Name, string Text)[] pages, string?[] files)
    {
        for (var i = 0; i < pages.Length; i++)
        {
            if (files[i] is { } file)
                console.Line($"{file} is written.");
            else
                console.Out.Profile.Out.Writer.Write(pages[i].Text);
        }
    }

    // A page of what could be read would hide what could not.
    private static SchemaFolder Whole(SchemaFolder folder) => folder.Findings.FirstOrDefault(f => f.Severity == SchemaSeverity.Error) is not { } error ? folder
        : throw new FlitchException("schema:errors", ErrorKind.Usage, $"The schema files have errors; the first is {error}", "See all of them: flitch schema validate, and mend them first.");

    private static string Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name + ".md");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(path, text);
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FlitchException("usage:output", ErrorKind.Usage, $"{path} cannot be written: {e.Message}", "Choose another folder with --out.", e);
        }
    }
}

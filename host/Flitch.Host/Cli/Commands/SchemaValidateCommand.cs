using System.CommandLine;
using System.Text.Json.Nodes;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Host.Cli.Output;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch schema validate [FOLDER]</c></summary>
internal sealed class SchemaValidateCommand : CliCommand
{
    private readonly Argument<string> folder = SchemaFolders.Argument();

    /// <summary>Makes the command.</summary>
    public SchemaValidateCommand()
        : base(
            "validate",
            "Check schema files as the compiler does: what is wrong, on which line, and what to write instead. Exit code 2 when there is an error.",
            "flitch schema validate",
            "flitch schema validate schemas/kraken") => Add(folder);

    /// <inheritdoc/>
    protected override Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var folders = SchemaFolders.Find(context.Value(folder));
        var findings = folders.SelectMany(f => f.Findings).ToArray();
        if (context.Json)
            JsonOutput.Write(context.Console, new JsonArray([.. findings.Select(AsJson)]));
        else
            Print(context.Console, findings, folders.Sum(f => f.Files));
        return Task.FromResult(findings.Any(f => f.Severity == SchemaSeverity.Error) ? ExitCodes.Usage : ExitCodes.Ok);
    }

    private static JsonObject AsJson(SchemaDiagnostic finding) => new()
    {
        ["id"] = finding.Id,
        ["severity"] = JsonOutput.Name(finding.Severity),
        ["file"] = finding.Path,
        ["line"] = finding.Line,
        ["column"] = finding.Column,
        ["message"] = finding.Message,
        ["fix"] = finding.Fix,
    };

    private static void Print(CliConsole console, SchemaDiagnostic[] findings, int files)
    {
        foreach (var finding in findings)
            console.Line(finding.ToString());
        var errors = findings.Count(f => f.Severity == SchemaSeverity.Error);
        console.Line($"{Count(files, "file")}, {Count(errors, "error")}, {Count(findings.Length - errors, "warning")}");
    }

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}

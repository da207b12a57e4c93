using System.CommandLine;
using System.Text.Json.Nodes;
using Flitch.Connectors.Schema.Diagnostics;
using Flitch.Host.Cli.Output;
using Flitch.Host.Cli.Schemas.Dashboards;

namespace Flitch.Host.Cli.Commands;

/// <summary><c>flitch schema validate [FOLDER]</c></summary>
internal sealed class SchemaValidateCommand : CliCommand
{
    private readonly Argument<string> folder = SchemaFolders.Argument();

    /// <summary>Makes the command.</summary>
    public SchemaValidateCommand()
        : base(
            "validate",
            "Check schema files as the compiler does, and the dashboards beside them: what is wrong, on which line, and what to write instead. Exit code 2 when there is an error.",
            "flitch schema validate",
            "flitch schema validate schemas/kraken") => Add(folder);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var folders = SchemaFolders.Find(context.Value(folder));
        var findings = folders.SelectMany(f => f.Findings).ToList();
        var files = folders.Sum(f => f.Files);
        foreach (var one in folders)
        {
            var (dashboards, found) = await DashboardFolder.CheckAsync(one, cancellationToken);
            (files, findings) = (files + dashboards, [.. findings, .. found]);
        }
        if (context.Json)
            JsonOutput.Write(context.Console, new JsonArray([.. findings.Select(AsJson)]));
        else
            Print(context.Console, findings, files);
        return findings.Exists(f => f.Severity == SchemaSeverity.Error) ? ExitCodes.Usage : ExitCodes.Ok;
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

    private static void Print(CliConsole console, List<SchemaDiagnostic> findings, int files)
    {
        foreach (var finding in findings)
            console.Line(finding.ToString());
        var errors = findings.Count(f => f.Severity == SchemaSeverity.Error);
        console.Line($"{Count(files, "file")}, {Count(errors, "error")}, {Count(findings.Count - errors, "warning")}");
    }

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}

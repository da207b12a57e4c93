using System.Text.Json.Nodes;
using Flitch.Host.Cli.Output;
using Flitch.Pipeline.Configuration;
using Spectre.Console;

namespace Flitch.Host.Cli.Commands;

/// <summary>Plans and outcomes of configuration files, for people and for programs.</summary>
internal static class ConfigText
{
    private const int Indent = 2;

    /// <summary>Where the schema of a configuration file belongs.</summary>
    /// <param name="file">The configuration file.</param>
    public static string SchemaBeside(FileInfo file) => Path.Combine(file.DirectoryName!, "flitch.config.schema.json");

    /// <summary>Prints what would be, or was, changed.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="changes">The changes.</param>
    public static void Print(IAnsiConsole console, IEnumerable<ConfigChange> changes)
    {
        foreach (var change in changes)
        {
            var (sign, color) = Sign(change.Action);
            Hanging.Write(console, sign, color, Indent, change.Target);
            foreach (var detail in change.Details)
                Hanging.Write(console, "", color, Indent * 2, detail);
        }
    }

    /// <summary>Prints what a person should know.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="plan">The plan.</param>
    public static void PrintNotes(CliConsole console, ConfigPlan plan)
    {
        foreach (var note in plan.Notes)
            Notice.Information(console.Error, note);
    }

    /// <summary>A plan for programs.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="result">What was done; null while nothing was tried.</param>
    public static JsonObject Json(ConfigPlan plan, ConfigResult? result)
    {
        var json = new JsonObject { ["changes"] = Json(plan.Changes), ["notes"] = new JsonArray([.. plan.Notes.Select(n => (JsonNode)n)]) };
        if (result is not null)
        {
            json["done"] = Names(result.Done);
            json["failed"] = result.Failed?.Target;
            json["notDone"] = Names(result.NotDone);
        }

        return json;
    }

    private static JsonArray Json(IReadOnlyList<ConfigChange> changes) => new([.. changes.Select(c => (JsonNode)new JsonObject
    {
        ["action"] = JsonOutput.Name(c.Action), ["target"] = c.Target, ["details"] = new JsonArray([.. c.Details.Select(d => (JsonNode)d)]),
    })]);

    private static JsonArray Names(IReadOnlyList<ConfigChange> changes) => new([.. changes.Select(c => (JsonNode)c.Target)]);

    private static (string Sign, Color Color) Sign(ConfigAction action) => action switch
    {
        ConfigAction.Add => ("+", Color.Green),
        ConfigAction.Change => ("~", Color.Yellow),
        _ => ("-", Color.Red),
    };
}

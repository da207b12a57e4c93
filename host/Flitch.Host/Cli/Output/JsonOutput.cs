using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flitch.Connectors;
using Flitch.Host.Wording;

namespace Flitch.Host.Cli.Output;

/// <summary>Prints JSON for programs: indented on standard output, one line per error on standard error.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints a command's answer.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="node">The answer.</param>
    public static void Write(CliConsole console, JsonNode node) => console.Out.Profile.Out.Writer.WriteLine(node.ToJsonString(Indented));

    /// <summary>Prints an answer on one line, for whoever reads it while the command goes on.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="node">The answer.</param>
    public static void WriteOneLine(CliConsole console, JsonNode node) => console.Out.Profile.Out.Writer.WriteLine(node.ToJsonString(OneLine));

    /// <summary>Prints an error.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="error">The error.</param>
    public static void WriteError(CliConsole console, ErrorInfo error) =>
        console.Error.Profile.Out.Writer.WriteLine(new JsonObject { ["error"] = Of(error) }.ToJsonString(OneLine));

    /// <summary>An error as JSON; what is not known is left out.</summary>
    /// <param name="error">The error.</param>
    public static JsonObject Of(ErrorInfo error)
    {
        var node = new JsonObject
        {
            ["code"] = error.Code,
            ["kind"] = Name(error.Kind),
            ["summary"] = error.Summary,
            ["fix"] = error.Fix,
        };
        if (error.Object is { } dataset)
            node["dataset"] = dataset;
        if (error.Permission is { } permission)
            node["permission"] = permission;
        if (error.RetryAt is { } retryAt)
            node["retryAt"] = Time(retryAt);
        if (error.Link is { } link)
            node["link"] = link;
        return node;
    }

    /// <summary>An enum's name as JSON spells it, for example <c>permission</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>A time as JSON spells it: ISO 8601 in UTC.</summary>
    public static string Time(DateTimeOffset time) => Times.Iso(time);

    /// <summary>A time or null.</summary>
    public static JsonNode? Time(DateTimeOffset? time) => time is { } known ? JsonValue.Create(Times.Iso(known)) : null;
}

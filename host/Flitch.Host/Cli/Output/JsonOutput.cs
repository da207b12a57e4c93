using System.Text.Json;
using System.Text.Json.Nodes;
using Flitch.Connectors;
using Flitch.Host.Json;

namespace Flitch.Host.Cli.Output;

/// <summary>Prints JSON for programs: indented on standard output, one line per error on standard error.</summary>
internal static class JsonOutput
{
    /// <summary>Prints an answer that the API gives too.</summary>
    /// <typeparam name="T">Its type, of the room Json.</typeparam>
    /// <param name="console">The terminal.</param>
    /// <param name="answer">The answer.</param>
    public static void WriteAs<T>(CliConsole console, T answer) => console.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(answer, FlitchJson.Indented));

    /// <summary>Prints an answer of this command alone.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="node">The answer.</param>
    public static void Write(CliConsole console, JsonNode node) => console.Out.Profile.Out.Writer.WriteLine(node.ToJsonString(FlitchJson.Indented));

    /// <summary>Prints an answer on one line, for whoever reads it while the command goes on.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="node">The answer.</param>
    public static void WriteOneLine(CliConsole console, JsonNode node) => console.Out.Profile.Out.Writer.WriteLine(node.ToJsonString(FlitchJson.OneLine));

    /// <summary>Prints an error.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="error">The error.</param>
    public static void WriteError(CliConsole console, ErrorInfo error) =>
        console.Error.Profile.Out.Writer.WriteLine($"{{\"error\":{JsonSerializer.Serialize(ErrorJson.Of(error), FlitchJson.OneLine)}}}");

    /// <summary>An enum's name as JSON spells it, for example <c>permission</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

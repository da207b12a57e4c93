using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Runs;

/// <summary>Writes the line of a schema file that would take in what was not expected.</summary>
internal static partial class SchemaEdits
{
    /// <summary>A member of <c>properties</c>, a value of an <c>enum</c>, or what to take out of <c>required</c>; null where no edit can be guessed.</summary>
    public static string? For(Drift drift) => drift.Kind switch
    {
        DriftKind.UnknownField or DriftKind.Unreadable => $"{Quote(Last(drift.Field))}: {{ {Type(drift.Sample)}, \"description\": \"…\" }}",
        DriftKind.UnknownValue => $"in \"enum\" of {Quote(Last(drift.Field))}: {Quote(drift.Sample.Trim('"'))}",
        DriftKind.Missing => $"out of \"required\": {Quote(Last(drift.Field))}",
        _ => null,
    };

    /// <summary>The type that the first raw value suggests: amounts come as quoted decimals, times as bare numbers.</summary>
    private static string Type(string sample) => sample switch
    {
        "true" or "false" => "\"type\": \"boolean\"",
        _ when sample.StartsWith('[') => "\"type\": \"array\", \"items\": { \"type\": \"string\" }",
        _ when sample.StartsWith('{') => $"\"type\": \"object\", \"properties\": {{ {string.Join(", ", Members(sample))} }}",
        _ when Integer().IsMatch(sample) => "\"type\": \"integer\"",
        _ when Number().IsMatch(sample.Trim('"')) => $"\"type\": \"{(sample.StartsWith('"') ? "string" : "number")}\", \"format\": \"decimal\"",
        _ => "\"type\": \"string\"",
    };

    /// <summary>What an object holds; nothing where the sample was cut.</summary>
    private static IEnumerable<string> Members(string sample)
    {
        try
        {
            using var json = JsonDocument.Parse(sample);
            return [.. json.RootElement.EnumerateObject().Select(m => $"{Quote(m.Name)}: {{ {Type(m.Value.GetRawText())}, \"description\": \"…\" }}")];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string Quote(string text) => '"' + JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() + '"';

    [GeneratedRegex("^-?[0-9]{1,18}$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?[0-9]+(\.[0-9]+)?$")]
    private static partial Regex Number();
}

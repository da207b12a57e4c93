using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flitch.Testing;

/// <summary>
/// A case for each id: the first mistake of <c>mistakes.json</c> that is about it, or, where it takes several files, an entry of <c>together.json</c>. Both the
/// compiler and <c>flitch schema validate</c> have to say it in these words, with all cases in one go.
/// </summary>
public static class FindingCases
{
    private const string ConnectorFile = "connector.json";

    /// <summary>The folder of the samples.</summary>
    public static string Samples { get; } = Path.Combine(Root(AppContext.BaseDirectory), "tests", "Flitch.Connectors.Schema.Tests", "Samples");

    /// <summary>All cases, each in a folder of its own.</summary>
    public static IReadOnlyList<FindingCase> All { get; } =
    [
        .. Read("mistakes.json").Where(m => m["findings"]!.AsArray().Count == 1).GroupBy(m => IdOf(Finding(m))).Select(g => g.First())
            .Select((mistake, index) => Alone(mistake, $"a{index:000}")),
        .. Read("together.json").Select((entry, index) => Together(entry, $"b{index:000}")),
        OtherEncoding("c000"),
    ];

    /// <summary>The id in a finding's line.</summary>
    /// <param name="line">As a compiler writes it.</param>
    public static string IdOf(string line) => line[(line.IndexOf("error ", StringComparison.Ordinal) + 6)..][..7];

    private static FindingCase Alone(JsonNode mistake, string folder)
    {
        var file = (string)mistake["file"]!;
        var text = mistake["find"] is { } find ? Change(Sample(file), (string)find!, (string)mistake["replace"]!) : (string)mistake["replace"]!;
        var files = new Dictionary<string, byte[]> { [ConnectorFile] = Connector(Sample(ConnectorFile), folder, null) };
        files[file] = file == ConnectorFile ? Connector(text, folder, null) : Encoding.UTF8.GetBytes(text);
        return new FindingCase(IdOf(Finding(mistake)), folder, files, Finding(mistake).Replace("`bank`", $"`{folder}`", StringComparison.Ordinal));
    }

    /// <summary>Objects have names of their own, because all cases are built into one assembly.</summary>
    private static FindingCase Together(JsonNode entry, string folder)
    {
        var files = new Dictionary<string, byte[]>();
        foreach (var (name, what) in entry["files"]!.AsObject())
        {
            var text = what!["edits"]!.AsArray().Aggregate(Sample((string)what["from"]!), (t, e) => Change(t, (string)e![0]!, (string)e[1]!));
            files[name] = name == ConnectorFile ? Connector(text, folder, (string?)entry["lists"]) : Encoding.UTF8.GetBytes(text);
        }

        return new FindingCase(IdOf((string)entry["finding"]!), folder, files, ((string)entry["finding"]!).Replace("{folder}", folder, StringComparison.Ordinal));
    }

    /// <summary>Bytes that an editor of another age wrote.</summary>
    private static FindingCase OtherEncoding(string folder)
    {
        var mistake = Read("mistakes.json").Single(m => (string)m["name"]! == "A character that is no UTF-8");
        var text = Change(Sample("moves.json"), (string)mistake["find"]!, ((string)mistake["replace"]!).Replace('\uFFFD', 'ä'));
        return new FindingCase(IdOf(Finding(mistake)), folder, new Dictionary<string, byte[]>
        {
            [ConnectorFile] = Connector(Sample(ConnectorFile), folder, null), ["moves.json"] = Encoding.Latin1.GetBytes(text),
        }, Finding(mistake));
    }

    private static byte[] Connector(string text, string folder, string? listed) => Encoding.UTF8.GetBytes(text
        .Replace("\"name\": \"bank\"", $"\"name\": \"{folder}\"", StringComparison.Ordinal)
        .Replace("\"objects\": [\"moves\"]", $"\"objects\": [{(listed is null ? "" : $"\"{listed}\"")}]", StringComparison.Ordinal));

    private static string Finding(JsonNode mistake) => (string)mistake["findings"]![0]!;

    private static string Sample(string name) => File.ReadAllText(Path.Combine(Samples, name));

    private static IEnumerable<JsonNode> Read(string name) => JsonNode.Parse(Sample(name), documentOptions: new JsonDocumentOptions())!.AsArray().Select(n => n!);

    private static string Change(string text, string find, string replace) => text.Split(find).Length == 2
        ? text.Replace(find, replace, StringComparison.Ordinal)
        : throw new InvalidOperationException($"The sample does not hold this once: {find}");

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Flitch.Connectors.sln")) ? folder : Root(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No working copy."));
}

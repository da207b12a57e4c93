using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flitch.Connectors.Kraken.Sandbox.Faults;

namespace Flitch.Connectors.Kraken.Sandbox.Serving;

/// <summary>Changes one field of every row of an answer that is written already; an answer that is one row, or a map of plain values, has one field so named.</summary>
internal static class RecordEdits
{
    private static readonly string[] Containers = ["ledger", "trades", "closed", "open"];
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer with the change; one without a result as it is.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="fault">The change, and in its text the field, with <c>/</c> before a part of a part: <c>descr/pair</c>.</param>
    public static byte[] Apply(ReadOnlyMemory<byte> body, FaultSpec fault)
    {
        var answer = JsonNode.Parse(body.Span)!;
        foreach (var record in Records(answer["result"]))
        {
            var path = fault.Text.Split('/');
            var holder = path[..^1].Aggregate((JsonNode?)record, (node, part) => node?[part]) as JsonObject;
            if (holder?.ContainsKey(path[^1]) == true)
                Change(holder, path[^1], fault.Kind);
        }

        return JsonSerializer.SerializeToUtf8Bytes(answer, Plain);
    }

    private static IEnumerable<JsonObject> Records(JsonNode? result)
    {
        if (result is not JsonObject root)
            return [];
        var rows = Containers.Select(name => root[name]).OfType<JsonObject>().FirstOrDefault() ?? root;
        return rows.Count > 0 && rows.All(row => row.Value is JsonObject) ? rows.Select(row => row.Value!.AsObject()) : rows == root ? [root] : [];
    }

    private static void Change(JsonObject record, string field, FaultKind kind)
    {
        switch (kind)
        {
            case FaultKind.MissingField:
                record.Remove(field);
                break;
            case FaultKind.NullField:
                record[field] = null;
                break;
            default:
                record[field] = new JsonObject { ["was"] = record[field]?.DeepClone() };
                break;
        }
    }
}

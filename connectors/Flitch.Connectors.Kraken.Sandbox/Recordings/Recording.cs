using System.Text.Json;

namespace Flitch.Connectors.Kraken.Sandbox.Recordings;

/// <summary>One recorded answer, served byte for byte as the first page.</summary>
internal sealed class Recording
{
    private static readonly Dictionary<string, string> Containers = new(StringComparer.Ordinal)
    {
        ["Ledgers"] = "ledger",
        ["TradesHistory"] = "trades",
        ["ClosedOrders"] = "closed",
    };

    /// <summary>Reads what the pages after it need to know.</summary>
    /// <param name="method">Which method it answers.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="body">The file's bytes.</param>
    public Recording(string method, string name, byte[] body)
    {
        (Method, Name, Body) = (method, name, body);
        using var document = JsonDocument.Parse(body);
        if (!document.RootElement.TryGetProperty("result", out var result))
            return;
        IsArray = result.ValueKind == JsonValueKind.Array;
        if (Containers.TryGetValue(method, out var container) && result.ValueKind == JsonValueKind.Object)
            EmptyPage = EmptyPageOf(result, container);
    }

    /// <summary>Which method it answers.</summary>
    public string Method { get; }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The bytes.</summary>
    public byte[] Body { get; }

    /// <summary>Whether the result is an array, as OpenPositions has it with <c>consolidation=market</c>.</summary>
    public bool IsArray { get; }

    /// <summary>What follows the first page, or null when the method is not paged.</summary>
    public byte[]? EmptyPage { get; }

    // The recorded count may be that of an account whose other rows were left out: the pages after it count the rows that are here.
    private static byte[] EmptyPageOf(JsonElement result, string container)
    {
        var rows = result.TryGetProperty(container, out var records) && records.ValueKind == JsonValueKind.Object ? records.EnumerateObject().Count() : 0;
        var count = result.TryGetProperty("count", out _) ? $",\"count\":{rows}" : "";
        return System.Text.Encoding.UTF8.GetBytes($"{{\"error\":[],\"result\":{{\"{container}\":{{}}{count}}}}}");
    }
}

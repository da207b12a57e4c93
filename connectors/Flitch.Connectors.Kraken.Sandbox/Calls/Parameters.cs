using System.Text;
using System.Text.Json;

namespace Flitch.Connectors.Kraken.Sandbox.Calls;

/// <summary>The parameters of a call, out of a form body, a JSON body or a query.</summary>
internal sealed class Parameters
{
    private readonly List<KeyValuePair<string, string>> _values = [];

    /// <summary>All of them in the order in which they came.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values => _values;

    /// <summary>The value of a parameter, or null when it is absent or empty.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var (key, value) in _values)
            {
                if (key == name && value.Length > 0)
                    return value;
            }

            return null;
        }
    }

    /// <summary>Reads a body: JSON when it says so or looks so, else a form, with or without a content type.</summary>
    /// <returns>False when it is neither.</returns>
    public static bool TryRead(ReadOnlySpan<byte> body, string? contentType, out Parameters parameters)
    {
        parameters = new Parameters();
        var isJson = contentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true || (body.Length > 0 && body[0] == '{');
        return isJson ? parameters.TryReadJson(body) : parameters.TryReadForm(Encoding.UTF8.GetString(body));
    }

    /// <summary>Reads the query of a public call.</summary>
    public static Parameters OfQuery(string? query)
    {
        var parameters = new Parameters();
        parameters.TryReadForm(query?.TrimStart('?') ?? "");
        return parameters;
    }

    /// <summary>Whether a boolean is set: <c>true</c>, <c>True</c> or <c>1</c>.</summary>
    public bool IsSet(string name) => this[name] is "true" or "True" or "TRUE" or "1";

    /// <summary>A comma list, empty when absent.</summary>
    public string[] List(string name) => this[name]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string Decode(string text) => text.Contains('%') || text.Contains('+') ? Uri.UnescapeDataString(text.Replace('+', ' ')) : text;

    private bool TryReadForm(string form)
    {
        foreach (var part in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            _values.Add(equals < 0 ? new(Decode(part), "") : new(Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }

        return true;
    }

    private bool TryReadJson(ReadOnlySpan<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.ToArray());
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return false;
            foreach (var property in document.RootElement.EnumerateObject())
                _values.Add(new(property.Name, Text(property.Value)));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Text)),
        JsonValueKind.Object when value.TryGetProperty("asset", out var asset) => Text(asset),
        _ => value.GetRawText(),
    };
}

namespace Flitch.Testing;

/// <summary>One request as it came over the wire.</summary>
/// <param name="Method">For example <c>POST</c>.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Headers">By name, whatever the case.</param>
/// <param name="Body">As text.</param>
public sealed record ScriptedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The form's fields, decoded; none where another type is stated.</summary>
    public IReadOnlyDictionary<string, string> Form { get; } = (Headers.GetValueOrDefault("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) == true ? "" : Body)
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]));

    /// <summary>A field's value, or null.</summary>
    public string? this[string field] => Form.GetValueOrDefault(field);
}

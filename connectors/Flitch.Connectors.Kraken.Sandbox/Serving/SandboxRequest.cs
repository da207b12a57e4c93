namespace Flitch.Connectors.Kraken.Sandbox;

/// <summary>One call that the sandbox received.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Time">By the sandbox's clock.</param>
/// <param name="HttpMethod">GET or POST.</param>
/// <param name="Path">With its query.</param>
/// <param name="Parameters">Of body or query, in the order in which they came, the nonce included.</param>
/// <param name="Key">The name of the key that signed it (<c>main</c>), or null when that never became clear.</param>
/// <param name="Outcome"><c>ok</c>, the error that was answered, or the scripted fault that struck.</param>
public sealed record SandboxRequest(
    long Number, DateTimeOffset Time, string HttpMethod, string Path, IReadOnlyList<KeyValuePair<string, string>> Parameters, string? Key, string Outcome)
{
    /// <summary>The method of the API: <c>Ledgers</c> of <c>/0/private/Ledgers</c>.</summary>
    public string Method => Path[(Path.LastIndexOf('/') + 1)..].Split('?')[0];

    /// <summary>The value of a parameter, or null.</summary>
    /// <param name="name">Of the parameter.</param>
    public string? this[string name] => Parameters.FirstOrDefault(parameter => parameter.Key == name).Value;
}

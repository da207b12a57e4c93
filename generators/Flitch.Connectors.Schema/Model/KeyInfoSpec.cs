namespace Flitch.Connectors.Schema.Model;

/// <summary>The call by which the service tells what a key may do.</summary>
/// <param name="Path">For example <c>/0/private/GetApiKeyInfo</c>.</param>
/// <param name="Method"><c>GET</c> or <c>POST</c>.</param>
/// <param name="Cost">What it adds to the call counter.</param>
public sealed record KeyInfoSpec(string Path, string Method, int Cost);

namespace Flitch.Connectors.Catalog;

/// <summary>The call by which the service tells what a key may do; it needs no permission itself. Named in <c>connector.json</c> under <c>keyInfo</c>.</summary>
/// <param name="Path">For example <c>/0/private/GetApiKeyInfo</c>.</param>
/// <param name="Method"><c>GET</c> or <c>POST</c>.</param>
/// <param name="Cost">What it adds to the call counter.</param>
public sealed record KeyInfoRequest(string Path, string Method, int Cost);

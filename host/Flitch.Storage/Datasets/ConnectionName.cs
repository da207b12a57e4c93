namespace Flitch.Storage.Datasets;

/// <summary>Which connection, and of which connector.</summary>
/// <param name="Name">The connection's name, for example <c>main</c>: a slug <c>[a-z][a-z0-9_]*</c>.</param>
/// <param name="Connector">The connector's name, for example <c>kraken</c>.</param>
public sealed record ConnectionName(string Name, string Connector);

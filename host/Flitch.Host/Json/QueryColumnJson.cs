namespace Flitch.Host.Json;

/// <summary>A column of a query's answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as DuckDB writes it, for example <c>DECIMAL(38,18)</c>.</param>
internal sealed record QueryColumnJson(string Name, string Type);

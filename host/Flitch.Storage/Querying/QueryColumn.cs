namespace Flitch.Storage.Querying;

/// <summary>One column of a result.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as DuckDB writes it.</param>
public sealed record QueryColumn(string Name, string Type);

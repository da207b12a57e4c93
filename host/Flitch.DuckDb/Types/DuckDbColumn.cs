namespace Flitch.DuckDb.Types;

/// <summary>A name and a type: a column of a table, or a field of a STRUCT.</summary>
/// <param name="Name">The name as written, without quotes.</param>
/// <param name="Type">The type.</param>
public sealed record DuckDbColumn(string Name, DuckDbType Type);

namespace Flitch.Pipeline.Queries;

/// <summary>A query that was run, and what came of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sql">Its text.</param>
/// <param name="Schema">The connection whose datasets it named without a prefix; null for <c>main</c>.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Rows">How many rows were shown; null when it failed.</param>
/// <param name="Error">The error's code; null when it was answered.</param>
public sealed record AskedQuery(long Id, string Sql, string? Schema, DateTimeOffset AskedAt, TimeSpan Took, long? Rows, string? Error);

namespace Flitch.Pipeline.Queries;

/// <summary>A query that a person gave a name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name; no other has it.</param>
/// <param name="Sql">Its text.</param>
/// <param name="Schema">The connection whose datasets it names without a prefix; null for <c>main</c>.</param>
/// <param name="ChangedAt">When it was last saved.</param>
public sealed record SavedQuery(string Id, string Title, string Sql, string? Schema, DateTimeOffset ChangedAt);

namespace Flitch.Host.Web.Sql;

/// <summary>What a page shows of an answer, as it sends it to be drawn.</summary>
/// <param name="Columns">Each column's name and type.</param>
/// <param name="Rows">The rows as text; null for NULL.</param>
internal sealed record ShownAnswer(IReadOnlyList<string?[]> Columns, IReadOnlyList<string?[]> Rows);

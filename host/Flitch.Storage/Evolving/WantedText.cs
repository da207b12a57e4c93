namespace Flitch.Storage.Evolving;

/// <summary>What has to be known of a stored column to evolve a row.</summary>
/// <param name="Column">The column.</param>
/// <param name="IsMark">True when it only matters whether there is a value, which then stays where it is.</param>
internal sealed record WantedText(StoredColumn Column, bool IsMark)
{
    /// <summary>The text as an expression; null where the value is.</summary>
    public string Sql => IsMark ? $"CASE WHEN {Column.Sql} IS NOT NULL THEN '' END" : JsonTexts.Select(Column.Sql, Column.Type);
}

namespace Flitch.DuckDb;

/// <summary>Quotes names and texts so that they stand in SQL as they are.</summary>
public static class SqlText
{
    /// <summary>A name in double quotes, those inside doubled.</summary>
    public static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text in single quotes, those inside doubled.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

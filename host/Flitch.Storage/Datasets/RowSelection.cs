namespace Flitch.Storage.Datasets;

/// <summary>Which of a dataset's rows are meant, and along which time.</summary>
public sealed record RowSelection
{
    /// <summary>All rows, along the cursor.</summary>
    public static RowSelection All { get; } = new();

    /// <summary>The time column that an interval goes along; null for the cursor.</summary>
    public string? Along { get; init; }

    /// <summary>Only rows with this value in this text column; null for all.</summary>
    public KeyValuePair<string, string>? Only { get; init; }

    /// <summary>Only rows with one of these values in this text column; null for all.</summary>
    public (string Column, IReadOnlyList<string> Values)? Among { get; init; }

    /// <summary>No rows with one of these values in these text columns; each column once, and no row has two of them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Without { get; init; } = [];
}

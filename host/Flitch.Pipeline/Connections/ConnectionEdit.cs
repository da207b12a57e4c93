namespace Flitch.Pipeline.Connections;

/// <summary>What changes in a connection; null leaves as it is.</summary>
public sealed record ConnectionEdit
{
    /// <summary>The new title.</summary>
    public string? Title { get; init; }

    /// <summary>New values by field name, secrets in clear; fields not named keep theirs. Tested before they are saved, unless <see cref="NoTest"/>.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>The datasets to pick, all others off; data of those switched off stays.</summary>
    public IReadOnlyList<string>? Datasets { get; init; }

    /// <summary>True when <see cref="RefreshEvery"/> is to be set.</summary>
    public bool SetRefresh { get; init; }

    /// <summary>How often all picked datasets refresh; null for off.</summary>
    public TimeSpan? RefreshEvery { get; init; }

    /// <summary>How often single datasets refresh, by name, null for off; they come after <see cref="RefreshEvery"/>. Null changes none.</summary>
    public IReadOnlyDictionary<string, TimeSpan?>? Intervals { get; init; }

    /// <summary>True when <see cref="StartFrom"/> is to be set.</summary>
    public bool SetStart { get; init; }

    /// <summary>
    /// The start of all datasets: rows before it are not asked for; null for the beginning. An earlier one extends the backfill, a later one removes nothing.
    /// </summary>
    public DateTimeOffset? StartFrom { get; init; }

    /// <summary>The starts of single datasets, by name, null for the beginning; they come after <see cref="StartFrom"/>. Null changes none.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset?>? Starts { get; init; }

    /// <summary>Saves new field values without calling the service.</summary>
    public bool NoTest { get; init; }

    /// <summary>Does not write the fields: they can hold secrets.</summary>
    public override string ToString() => $"edit of {(Title is null ? "settings" : "title")}";
}

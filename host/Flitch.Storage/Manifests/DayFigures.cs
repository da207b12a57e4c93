namespace Flitch.Storage.Manifests;

/// <summary>What a file holds of one UTC day of the cursor.</summary>
/// <param name="Day">The day; null for rows without a cursor, or with one that the calendar does not have.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Hash">Sum of their hashes, as <see cref="LiveFile.RowHash"/>.</param>
public readonly record struct DayFigures(DateOnly? Day, long Rows, ulong Hash);

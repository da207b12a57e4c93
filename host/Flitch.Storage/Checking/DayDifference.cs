namespace Flitch.Storage.Checking;

/// <summary>A UTC day of the cursor whose rows are not those stated.</summary>
/// <param name="Day">The day; null for rows without a cursor.</param>
/// <param name="Found">Rows that the file has of it.</param>
/// <param name="Stated">Rows that the manifest states, equal to <paramref name="Found"/> when only values differ; null when it states none by day.</param>
public sealed record DayDifference(DateOnly? Day, long Found, long? Stated);

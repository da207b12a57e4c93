namespace Flitch.Storage.Manifests;

/// <summary>A file that no longer belongs to the dataset, kept a while for queries that began before.</summary>
/// <param name="Path">Its place under <c>files/</c>.</param>
/// <param name="At">When it was replaced.</param>
public sealed record SupersededFile(string Path, DateTimeOffset At);

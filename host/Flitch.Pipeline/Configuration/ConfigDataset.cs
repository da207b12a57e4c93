namespace Flitch.Pipeline.Configuration;

/// <summary>A dataset as a configuration file states it.</summary>
/// <param name="Name">The object's name.</param>
/// <param name="Refresh">How often it refreshes by itself; null for off.</param>
/// <param name="Start">Nothing before this is fetched; null for all.</param>
internal sealed record ConfigDataset(string Name, TimeSpan? Refresh, DateTimeOffset? Start);

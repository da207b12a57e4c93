namespace Flitch.Pipeline.Dashboards;

/// <summary>A dashboard that a person made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">The file.</param>
/// <param name="Version">Counts the times that it was saved, from 1.</param>
/// <param name="ChangedAt">When it was last saved.</param>
public sealed record StoredDashboard(string Name, string Text, long Version, DateTimeOffset ChangedAt);

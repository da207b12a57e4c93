namespace Flitch.Pipeline.Catalog;

/// <summary>A dashboard that a person made.</summary>
internal sealed class DashboardRow
{
    public required string Name { get; set; }

    /// <summary>The file.</summary>
    public required string Text { get; set; }

    /// <summary>Counts the times that it was saved, from 1.</summary>
    public required long Version { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}

namespace Flitch.Pipeline.Catalog;

/// <summary>What a person set for one object of a connection.</summary>
internal sealed class DatasetRow
{
    public required string Connection { get; set; }

    public required string Name { get; set; }

    public required bool Enabled { get; set; }

    /// <summary>Null for off.</summary>
    public long? RefreshSeconds { get; set; }

    public DateTimeOffset? StartFrom { get; set; }
}

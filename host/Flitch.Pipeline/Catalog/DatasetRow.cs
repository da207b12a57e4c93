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

    /// <summary>When the last refresh that said something of it began; null before the first.</summary>
    public DateTimeOffset? AttemptedAt { get; set; }

    /// <summary>JSON of what the last refresh could not do; null when all was well.</summary>
    public string? Error { get; set; }

    /// <summary>Scheduled refreshes that failed since the last that went well.</summary>
    public int Failures { get; set; }

    /// <summary>When its schedule was switched off, because of <see cref="Error"/>; null while it is on, and where there is none.</summary>
    public DateTimeOffset? SwitchedOffAt { get; set; }
}

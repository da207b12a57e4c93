namespace Flitch.Pipeline.Catalog;

/// <summary>A query that a person gave a name.</summary>
internal sealed class SavedQueryRow
{
    public required string Id { get; set; }

    public required string Title { get; set; }

    public required string Sql { get; set; }

    public string? Schema { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}

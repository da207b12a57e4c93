namespace Flitch.Pipeline.Catalog;

/// <summary>A token with which programs call the API.</summary>
internal sealed class ApiTokenRow
{
    public required string Id { get; set; }

    public required string Title { get; set; }

    /// <summary>A hash of the token; the token itself is shown once and kept nowhere.</summary>
    public required string Hash { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? SeenAt { get; set; }
}

namespace Flitch.Pipeline.Catalog;

/// <summary>Somebody who is signed in.</summary>
internal sealed class SessionRow
{
    /// <summary>A hash of what the browser holds: whoever reads the catalogue cannot sign in with it.</summary>
    public required string Id { get; set; }

    public required string Agent { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset SeenAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }
}

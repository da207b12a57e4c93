namespace Flitch.Analysis.Tiles;

/// <summary>One tile of a dashboard.</summary>
/// <param name="Id">Its name within the dashboard: a slug.</param>
/// <param name="Title">What stands above it.</param>
/// <param name="Kind">How it shows the answer.</param>
/// <param name="Place">Where it stands.</param>
public sealed record Tile(string Id, string Title, TileKind Kind, TilePlace Place)
{
    /// <summary>How its figures are computed and what they leave out, in words; empty for none.</summary>
    public string Description { get; init; } = "";

    /// <summary>What it asks; null for <see cref="TileKind.Text"/> only.</summary>
    public TileQuery? Query { get; init; }

    /// <summary>The words of a <see cref="TileKind.Text"/>; empty for all others.</summary>
    public string Text { get; init; } = "";

    /// <summary>How figures are written.</summary>
    public TileFormat Format { get; init; } = new(null, null);

    /// <summary>What stands out; the first rule that holds decides.</summary>
    public IReadOnlyList<TileRule> Rules { get; init; } = [];

    /// <summary>Whether its figures sum up from the beginning of the history, and are not whole while some of it is missing.</summary>
    public bool Accumulates { get; init; }
}

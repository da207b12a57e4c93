namespace Flitch.Analysis.Tiles;

/// <summary>Where a tile stands on the grid of 12 columns.</summary>
/// <param name="X">The first column, from 0.</param>
/// <param name="Y">The first row, from 0.</param>
/// <param name="W">How many columns wide.</param>
/// <param name="H">How many rows high.</param>
public readonly record struct TilePlace(int X, int Y, int W, int H)
{
    /// <summary>The grid's columns.</summary>
    public const int Columns = 12;

    /// <summary>The most rows that a tile may be high, and that a dashboard may have.</summary>
    public const int MaxHeight = 20, MaxRows = 400;

    /// <summary>Whether two places share a cell.</summary>
    /// <param name="other">The other place.</param>
    public bool Overlaps(TilePlace other) => X < other.X + other.W && other.X < X + W && Y < other.Y + other.H && other.Y < Y + H;
}

namespace Flitch.Analysis.Tiles.Compiling;

/// <summary>How much a tile can show.</summary>
internal static class TileLimits
{
    /// <summary>The most rows of an answer.</summary>
    public const int Most = 10_000;

    /// <summary>How many rows a kind of tile shows where the question names no limit.</summary>
    public static int Of(TileKind kind) => kind switch
    {
        TileKind.Number => 24,
        TileKind.Pie => 100,
        TileKind.Table => 1000,
        _ => 5000,
    };
}

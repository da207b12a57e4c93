namespace Flitch.Analysis.Tiles;

/// <summary>How a tile shows its answer.</summary>
public enum TileKind
{
    /// <summary>One figure, or one per group.</summary>
    Number,

    /// <summary>A line per group.</summary>
    Line,

    /// <summary>A filled line per group.</summary>
    Area,

    /// <summary>Bars beside each other.</summary>
    Bar,

    /// <summary>Bars on top of each other.</summary>
    Stacked,

    /// <summary>Shares of a whole.</summary>
    Pie,

    /// <summary>Rows and columns.</summary>
    Table,

    /// <summary>Words, and no question.</summary>
    Text,
}

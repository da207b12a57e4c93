namespace Flitch.Analysis.Tiles;

/// <summary>How a figure stands out. Each has a sign beside its colour.</summary>
public enum TileLook
{
    /// <summary>Good news.</summary>
    Good,

    /// <summary>Worth a look.</summary>
    Warn,

    /// <summary>Bad news.</summary>
    Bad,
}

using Flitch.Analysis.Tiles;

namespace Flitch.Analysis.Dashboards;

/// <summary>A dashboard, as its JSON file has it.</summary>
/// <param name="Name">Its name: a slug.</param>
/// <param name="Title">Its title.</param>
public sealed record Dashboard(string Name, string Title)
{
    /// <summary>The format that this Flitch writes, and the newest that it reads.</summary>
    public const int Version = 1;

    /// <summary>How many tiles a dashboard may have.</summary>
    public const int MaxTiles = 60;

    /// <summary>What it shows; empty for nothing.</summary>
    public string Description { get; init; } = "";

    /// <summary>The connection that it shows unless another is chosen; null for the first that its connector has.</summary>
    public string? Connection { get; init; }

    /// <summary>The range that it shows unless another is chosen.</summary>
    public DashboardRange Range { get; init; } = DashboardRange.Default;

    /// <summary>The time zone that days and months are told by unless another is chosen.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>What can be chosen for all tiles at once.</summary>
    public IReadOnlyList<DashboardFilter> Filters { get; init; } = [];

    /// <summary>The tiles.</summary>
    public IReadOnlyList<Tile> Tiles { get; init; } = [];
}

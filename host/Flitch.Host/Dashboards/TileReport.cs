using Flitch.Analysis.Tiles;
using Flitch.Analysis.Tiles.Answers;
using Flitch.Connectors;
using Flitch.Pipeline.Runs;

namespace Flitch.Host.Dashboards;

/// <summary>A tile and what came of its question.</summary>
/// <param name="Tile">The tile.</param>
public sealed record TileReport(Tile Tile)
{
    /// <summary>The answer; null where there is none.</summary>
    public TileAnswer? Answer { get; init; }

    /// <summary>Why there is none; null where there is.</summary>
    public ErrorInfo? Error { get; init; }

    /// <summary>Whether nothing was fetched yet of what it shows.</summary>
    public bool NoDataYet { get; init; }

    /// <summary>The datasets that it is made of.</summary>
    public IReadOnlyList<string> Datasets { get; init; } = [];

    /// <summary>The service's clock to which all of them are up to date; null where one never was refreshed.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>From when on, and until when, what it shows is complete, in words; null for what is true now.</summary>
    public string? Complete { get; init; }

    /// <summary>The same as a stretch: that in which all its datasets are complete.</summary>
    public CompleteRange? Stretch { get; init; }

    /// <summary>Stretches of its datasets that are still missing.</summary>
    public int Gaps { get; init; }

    /// <summary>What of the history is missing, in words; null where nothing is.</summary>
    public string? Needs { get; init; }
}

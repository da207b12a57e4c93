using System.Text.Json.Serialization;

namespace Flitch.Host.Dashboards.Charts;

/// <summary>A chart as a script draws it: figures as exact digits, which only the drawing turns into numbers.</summary>
/// <param name="Kind">line, area, bar, stacked or pie.</param>
/// <param name="X">The axis's values as the answer has them.</param>
/// <param name="Labels">The same, for reading.</param>
/// <param name="XColumn">The answer's column along the axis.</param>
/// <param name="Facets">One chart for each unit.</param>
public sealed record ChartModel(string Kind, IReadOnlyList<string?> X, IReadOnlyList<string> Labels, string XColumn, IReadOnlyList<ChartFacet> Facets)
{
    /// <summary>How many units there are, drawn or not.</summary>
    [JsonIgnore]
    public int Units { get; init; }

    /// <summary>How many of the units that are not drawn are zero all along.</summary>
    [JsonIgnore]
    public int Quiet { get; init; }

    /// <summary>What decides the unit, such as asset; empty where there is one unit only.</summary>
    [JsonIgnore]
    public string UnitBy { get; init; } = "";

    /// <summary>Whether the axis holds words, neither times nor numbers.</summary>
    public bool Words { get; init; }

    /// <summary>What else of the answer is not drawn, and why, in sentences.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Left { get; init; } = [];

    /// <summary>Why there is nothing to draw; null where there is.</summary>
    [JsonIgnore]
    public string? Empty { get; init; }

    /// <summary>How many rows stand on a place that another row is drawn on.</summary>
    public int Doubled { get; init; }

    /// <summary>Digits behind the point; null for as many as matter.</summary>
    public int? Decimals { get; init; }
}

/// <summary>What is drawn on one pair of axes.</summary>
/// <param name="Title">Its unit's value, such as an asset; empty where there is one only.</param>
/// <param name="Unit">Stands behind its figures; empty for none.</param>
/// <param name="Series">Lines or colours.</param>
public sealed record ChartFacet(string Title, string Unit, IReadOnlyList<ChartSeries> Series);

/// <summary>A line, or bars of a colour.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Figure">The answer's column of its figures; empty where it gathers those that are too many to be told apart.</param>
/// <param name="Keys">The answer's columns whose values it stands for.</param>
/// <param name="Data">Its figures along the axis; null for none.</param>
public sealed record ChartSeries(string Name, string Figure, IReadOnlyDictionary<string, string?> Keys, IReadOnlyList<string?> Data);

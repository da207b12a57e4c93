namespace Flitch.Analysis.Tiles;

/// <summary>
/// A question in SQL: one SELECT. <c>$from</c> and <c>$to</c> are the range, <c>$local(time)</c> a time on the clocks of the zone,
/// <c>$asset</c> the chosen values of the dashboard's filter on asset, or NULL.
/// </summary>
/// <param name="Sql">The statement. Names of datasets without a schema mean the dashboard's connection.</param>
public sealed record SqlQuery(string Sql) : TileQuery
{
    /// <summary>How a cell of the answer leads to the rows it is made of; null where that is not said.</summary>
    public RowsOf? Rows { get; init; }

    /// <summary>The answer's column along the axis; null for the first.</summary>
    public string? X { get; init; }

    /// <summary>The answer's column whose values are the lines or colours; null for none.</summary>
    public string? Series { get; init; }

    /// <summary>The answer's columns with the figures; empty for all other columns that are numbers.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The answer's column that decides the unit of the figures, so that each of its values is drawn by itself; null where all have one unit.</summary>
    public string? UnitBy { get; init; }

    /// <summary>Whether <see cref="X"/> holds beginnings of stretches of time, and which; null where it does not.</summary>
    public TimeGrain? Grain { get; init; }
}

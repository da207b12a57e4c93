using Flitch.Analysis.Tiles;

namespace Flitch.Host.Dashboards.Charts;

/// <summary>How an answer in SQL is drawn.</summary>
/// <param name="Kind">As what.</param>
/// <param name="X">The column along the axis; null for none.</param>
/// <param name="Series">The column whose values are lines or colours; null where the columns that are left part them.</param>
/// <param name="UnitBy">The column whose values each get axes of their own, because they decide the unit; null for none.</param>
/// <param name="Values">The columns of figures.</param>
/// <param name="Grain">The stretches that the times along the axis begin; null for none.</param>
public sealed record ChartChoice(TileKind Kind, string? X, string? Series, string? UnitBy, IReadOnlyList<string> Values, TimeGrain? Grain)
{
    /// <summary>The same as a tile's question.</summary>
    /// <param name="sql">The statement.</param>
    public SqlQuery ToQuery(string sql) => new(sql) { X = X, Series = Series, UnitBy = UnitBy, Values = Values, Grain = Grain };
}

using System.Text.RegularExpressions;
using Flitch.Analysis.Dashboards;
using Flitch.Analysis.Tiles;
using Flitch.Pipeline.Status;

namespace Flitch.Host.Dashboards;

/// <summary>Which datasets a question is about. A statement is about all whose name is in it, which can be one too many and never one too few.</summary>
internal static class TileDatasets
{
    private static readonly string[] Beside = ["_history", "_snapshots", "_removed"];

    /// <summary>Those of one tile.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="status">The connection's datasets.</param>
    public static IReadOnlyList<string> Of(Tile tile, ConnectionStatus? status)
    {
        var known = status?.Datasets.Select(d => d.Dataset).ToList() ?? [];
        return tile.Query switch
        {
            BuiltQuery { Dataset: var view } => [known.Contains(view) ? view : Beside.Where(s => view.EndsWith(s, StringComparison.Ordinal)).Select(s => view[..^s.Length]).FirstOrDefault(view)],
            SqlQuery { Sql: var sql } => [.. known.Where(d => Regex.IsMatch(sql, $@"\b{Regex.Escape(d)}(_history|_snapshots|_removed)?\b", RegexOptions.IgnoreCase))],
            _ => [],
        };
    }

    /// <summary>Those of all tiles.</summary>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="status">The connection's datasets.</param>
    public static IReadOnlyList<string> Of(Dashboard dashboard, ConnectionStatus status) => [.. dashboard.Tiles.SelectMany(t => Of(t, status)).Distinct()];
}

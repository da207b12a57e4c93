using Flitch.Analysis.Filters;
using Flitch.Analysis.Tiles;
using Flitch.Analysis.Tiles.Answers;
using Flitch.Analysis.Tiles.Tracing;
using Flitch.Host.Dashboards;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Dashboards;

/// <summary>Addresses that lead from a figure to what it is made of. A value stands as <c>v.column=value</c>, NULL as <c>n.column=</c>.</summary>
internal static class TraceAddress
{
    private const string Value = "v.", Null = "n.";

    /// <summary>The row that an address names.</summary>
    /// <param name="query">The address's query.</param>
    public static Dictionary<string, string?> Values(IQueryCollection query)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in query)
        {
            if (name.StartsWith(Value, StringComparison.Ordinal) || name.StartsWith(Null, StringComparison.Ordinal))
            {
                values[name[2..]] = name[0] == 'v' ? value.ToString() : null;
            }
        }

        return values;
    }

    /// <summary>The trace of a figure in a row.</summary>
    /// <param name="look">How the dashboard is looked at.</param>
    /// <param name="tile">The tile's id.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="row">The row.</param>
    /// <param name="figure">The figure's column.</param>
    public static string Of(DashboardLook look, string tile, TileAnswer answer, string?[] row, string figure)
    {
        var keys = answer.Columns.Select((c, i) => (c, i)).Where(c => c.c.Role is AnswerRole.Time or AnswerRole.Group or AnswerRole.Key)
            .Select(c => $"&{(row[c.i] is null ? Null : Value)}{Uri.EscapeDataString(c.c.Name)}={Uri.EscapeDataString(row[c.i] ?? "")}");
        return $"{Base(look, tile)}&figure={Uri.EscapeDataString(figure)}{string.Concat(keys)}";
    }

    /// <summary>What all traces of a tile begin with.</summary>
    /// <param name="look">How the dashboard is looked at.</param>
    /// <param name="tile">The tile's id.</param>
    public static string Base(DashboardLook look, string tile) => $"/dashboards/{look.Dashboard.Name}/tiles/{tile}/trace{look.Query}";

    /// <summary>The rows of a trace.</summary>
    /// <param name="look">How the dashboard is looked at.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="trace">The trace.</param>
    public static string Rows(DashboardLook look, Tile tile, TileTrace trace) =>
        $"/data/{look.Connection}/datasets/{trace.Dataset}?{string.Concat(trace.Filters.Select(f => $"where={Uri.EscapeDataString(FilterText.Write(f))}&"))}trace={Uri.EscapeDataString(tile.Title)}";
}

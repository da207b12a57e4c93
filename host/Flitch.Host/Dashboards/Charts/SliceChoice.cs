using System.Globalization;
using Flitch.Analysis.Tiles.Answers;

namespace Flitch.Host.Dashboards.Charts;

/// <summary>A pie shows shares of a whole: the largest that are above zero, all smaller ones as one. What is below zero is no share, and is told.</summary>
internal static class SliceChoice
{
    /// <summary>More than this cannot be read.</summary>
    public const int Most = 10;

    /// <summary>The same chart with so many slices.</summary>
    /// <param name="model">The chart.</param>
    public static ChartModel Choose(ChartModel model)
    {
        if (model.Kind != "pie")
        {
            return model;
        }

        var below = model.Facets.Sum(f => f.Series.Sum(s => s.Data.Count(v => ExactNumber.TryRead(v) is { } n && n.Unscaled.Sign < 0)));
        var facets = model.Facets.Select(Few).ToList();
        return model with
        {
            Facets = facets,
            Labels = [.. model.Labels, ""],
            X = [.. model.X, null],
            Left = below == 0 ? model.Left : [.. model.Left, $"{(below == 1 ? "One figure is" : $"{below.ToString(CultureInfo.InvariantCulture)} figures are")} below zero: no share of a whole, and not in the pie. All are in the figures."],
            Empty = facets.Exists(f => f.Series.Any(s => s.Data.Any(v => v is not null))) ? null : "No figure is above zero, and a pie shows shares of a whole: bars show these.",
        };
    }

    private static ChartFacet Few(ChartFacet facet)
    {
        var slices = facet.Series.SelectMany((s, at) => s.Data.Select((value, i) => (at, i, Value: ExactNumber.TryRead(value))))
            .Where(s => s.Value is { Unscaled.Sign: > 0 }).OrderByDescending(s => s.Value!.Value, Comparer<ExactNumber>.Create((a, b) => a.Compare(b))).ToList();
        var kept = (slices.Count <= Most ? slices : slices.Take(Most - 1)).Select(s => (s.at, s.i)).ToHashSet();
        var series = facet.Series.Select((s, at) => s with { Data = [.. s.Data.Select((v, i) => kept.Contains((at, i)) ? v : null), null] });
        var others = slices.Where(s => !kept.Contains((s.at, s.i))).ToList();
        return facet with { Series = [.. series, .. others.Count == 0 ? [] : new[] { Others(others.Select(s => s.Value?.ToString()).ToList(), facet.Series[0].Data.Count) }] };
    }

    // The last place of the axis is theirs; they lead to no rows of their own.
    private static ChartSeries Others(List<string?> values, int length) => new(
        $"{values.Count.ToString(CultureInfo.InvariantCulture)} others", "", new Dictionary<string, string?>(), [.. Enumerable.Repeat<string?>(null, length), SeriesChoice.SumOf(values)]);
}

using System.Globalization;
using Flitch.Analysis.Tiles.Answers;

namespace Flitch.Host.Dashboards.Charts;

/// <summary>More lines or colours than can be told apart: the largest are drawn. In a stack, whose height is a sum anyway, all others are gathered in one.</summary>
internal static class SeriesChoice
{
    /// <summary>More than this cannot be told apart.</summary>
    public const int Most = 12;

    /// <summary>The same chart with so many.</summary>
    /// <param name="model">The chart.</param>
    public static ChartModel Choose(ChartModel model)
    {
        var names = model.Facets.SelectMany(f => f.Series.Select(s => s.Name)).Distinct().ToList();
        if (names.Count <= Most || model.Kind == "pie")
        {
            return model;
        }

        var isStack = model.Kind == "stacked";
        var kept = Largest(model).Take(isStack ? Most - 1 : Most).ToHashSet(StringComparer.Ordinal);
        return model with
        {
            Facets = [.. model.Facets.Select(f => f with { Series = [.. f.Series.Where(s => kept.Contains(s.Name)), .. isStack ? Others(f, kept, model.Labels.Count) : []] })],
            Left = [.. model.Left, $"The {kept.Count} largest of {names.Count.ToString(CultureInfo.InvariantCulture)}{(isStack ? ", all others as one" : "")}; each by itself is in the figures."],
        };
    }

    // Sizes of different units are not compared: where there are several, what is there most often is drawn.
    private static IEnumerable<string> Largest(ChartModel model)
    {
        var all = model.Facets.SelectMany(f => f.Series).GroupBy(s => s.Name);
        return model.Facets.Count > 1
            ? all.OrderByDescending(g => g.Sum(s => s.Data.Count(v => v is not null and not "0"))).Select(g => g.Key)
            : all.OrderByDescending(g => Sum(g.SelectMany(s => s.Data), n => n.Size), Comparer<ExactNumber>.Create((a, b) => a.Compare(b))).Select(g => g.Key);
    }

    private static IEnumerable<ChartSeries> Others(ChartFacet facet, HashSet<string> kept, int length)
    {
        var others = facet.Series.Where(s => !kept.Contains(s.Name)).ToList();
        return others.Count == 0 ? [] : [Gathered($"{others.Count.ToString(CultureInfo.InvariantCulture)} others", Enumerable.Range(0, length).Select(i => SumOf(others.Select(s => s.Data[i]))))];
    }

    /// <summary>What gathers others leads to no rows of its own.</summary>
    private static ChartSeries Gathered(string name, IEnumerable<string?> data) => new(name, "", new Dictionary<string, string?>(), [.. data]);

    /// <summary>The exact sum; null where there is nothing to be added.</summary>
    public static string? SumOf(IEnumerable<string?> values)
    {
        var there = values.Where(v => v is not null).ToList();
        return there.Count == 0 ? null : Sum(there, n => n).ToString();
    }

    private static ExactNumber Sum(IEnumerable<string?> values, Func<ExactNumber, ExactNumber> of) =>
        values.Select(ExactNumber.TryRead).OfType<ExactNumber>().Aggregate(ExactNumber.Zero, (sum, n) => sum.Plus(of(n)));
}

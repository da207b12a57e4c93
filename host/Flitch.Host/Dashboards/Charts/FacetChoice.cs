using Flitch.Analysis.Tiles.Answers;

namespace Flitch.Host.Dashboards.Charts;

/// <summary>Puts what is worth seeing first: the units in which something happened most often, then most lately, then as the question has them. What is zero all along comes last.</summary>
internal static class FacetChoice
{
    /// <summary>The rows of each unit, in that order.</summary>
    /// <param name="facets">The rows by unit, in the order of the axis.</param>
    /// <param name="figures">Where the figures stand.</param>
    /// <param name="series">Where that stands what parts a unit's rows.</param>
    /// <param name="place">A row's place along the axis.</param>
    public static IReadOnlyList<(string Key, List<string?[]> Rows, bool IsQuiet)> Order(
        IEnumerable<IGrouping<string, string?[]>> facets, IReadOnlyList<int> figures, IReadOnlyList<int> series, Func<string?[], int> place) =>
    [
        .. facets.Select(f => (f.Key, Rows: f.ToList())).Select(f => (f.Key, f.Rows, Changes: Changes(f.Rows, figures, series, place)))
            .OrderByDescending(f => f.Changes.Count).ThenByDescending(f => f.Changes.LastOrDefault())
            .Select(f => (f.Key, f.Rows, f.Changes.Count == 0)),
    ];

    // A balance that is carried on is no news: counted is each figure that is not nothing and another than the one before it.
    private static List<int> Changes(List<string?[]> rows, IReadOnlyList<int> figures, IReadOnlyList<int> series, Func<string?[], int> place)
    {
        var last = new Dictionary<string, string?>(StringComparer.Ordinal);
        var changes = new List<int>();
        foreach (var row in rows.OrderBy(place))
        {
            var part = string.Join('\u0001', series.Select(i => row[i] ?? "\0"));
            foreach (var figure in figures)
            {
                var key = $"{part}\u0001{figure}";
                if (row[figure] is { } value && value != last.GetValueOrDefault(key) && ExactNumber.TryRead(value) is not { Unscaled.IsZero: true })
                {
                    changes.Add(place(row));
                }

                last[key] = row[figure];
            }
        }

        return changes;
    }
}

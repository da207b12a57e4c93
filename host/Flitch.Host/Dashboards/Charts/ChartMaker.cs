using System.Globalization;
using Flitch.Analysis.Dashboards;
using Flitch.Analysis.Tiles;
using Flitch.Analysis.Tiles.Answers;

namespace Flitch.Host.Dashboards.Charts;

/// <summary>
/// Makes a chart of an answer. What is counted in different units gets axes of its own for each unit: on one axis, or on top of each other, amounts of different assets would
/// be compared or added by the eye.
/// </summary>
internal static class ChartMaker
{
    /// <summary>More charts than this in one tile cannot be read at a glance.</summary>
    public const int MostFacets = 6;

    /// <summary>More charts than this are not drawn even where all are asked for.</summary>
    public const int AllFacets = 120;

    /// <summary>More words than this have no room along an axis.</summary>
    public const int MostWords = 40;

    private const int MostStretches = 5000;

    /// <summary>Makes it.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="most">How many units are drawn at most.</param>
    public static ChartModel Make(Tile tile, TileAnswer answer, int most = MostFacets)
    {
        var x = Axis(tile, answer);
        var figures = Indexes(answer, AnswerRole.Measure);
        var unitBy = figures.Select(i => answer.Columns[i].UnitBy).FirstOrDefault(u => u is not null);
        var facet = unitBy is null ? -1 : answer.Columns.Select((c, i) => (c, i)).Where(c => c.c.Role == AnswerRole.Group && (c.c.Name == unitBy || c.c.Source == unitBy)).Select(c => c.i).FirstOrDefault(-1);
        var series = Indexes(answer, AnswerRole.Group).Where(i => i != x && i != facet).ToList();
        var isWords = x >= 0 && answer.Columns[x] is { Role: AnswerRole.Group, IsNumber: false, IsInstant: false };
        var all = Stretches(answer, x);
        var values = isWords && tile.Kind is TileKind.Bar or TileKind.Stacked ? [.. all.Take(MostWords)] : all;
        var places = values.Select((v, i) => (Key: v ?? "\0", i)).ToDictionary(v => v.Key, v => v.i);
        var place = (string?[] row) => places.GetValueOrDefault(x < 0 ? "\0" : row[x] ?? "\0", -1);
        var facets = FacetChoice.Order(answer.Rows.Where(r => place(r) >= 0).GroupBy(r => facet < 0 ? "" : r[facet] ?? "none"), figures, series, place);
        var drawn = facets.Where((f, i) => i < most && (!f.IsQuiet || facets[0].IsQuiet)).ToList();
        var model = new ChartModel(
            tile.Kind.ToString().ToLowerInvariant(),
            values,
            x < 0 ? [""] : [.. values.Select(v => Label(v, answer.Columns[x].Role == AnswerRole.Time ? answer.Grain : null))],
            x < 0 ? "" : answer.Columns[x].Name,
            [.. drawn.Select(f => new ChartFacet(f.Key, Unit(tile, answer, figures, facet < 0 ? null : f.Key), [.. Series(tile, answer, f.Rows, figures, series, facet, place, values.Count)]))])
        {
            Units = facet < 0 ? 1 : facets.Count,
            Quiet = facets.Skip(drawn.Count).Count(f => f.IsQuiet),
            UnitBy = facet < 0 ? "" : unitBy!,
            Words = isWords,
            Decimals = tile.Format.Decimals,
            Doubled = answer.Rows.Count - answer.Rows.DistinctBy(r => string.Join('\u0001', series.Append(facet).Append(x).Where(i => i >= 0).Select(i => r[i] ?? "\0"))).Count(),
            Left = values.Count == all.Count ? [] : [$"The first {values.Count} of {all.Count}; all are in the figures."],
            Empty = answer.Rows.All(r => figures.All(i => r[i] is null)) ? "No values: in all rows the figure is missing." : null,
        };
        return model.Empty is null ? SliceChoice.Choose(SeriesChoice.Choose(model)) : model;
    }

    /// <summary>A stretch of time, or a value, for reading.</summary>
    /// <param name="value">As the answer has it.</param>
    /// <param name="grain">The stretch; null for other values.</param>
    public static string Label(string? value, TimeGrain? grain)
    {
        if (value is null)
        {
            return "none";
        }

        return grain is { } g && DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? g switch
        {
            TimeGrain.Hour => at.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture),
            TimeGrain.Month => at.ToString("MMM yyyy", CultureInfo.InvariantCulture),
            TimeGrain.Quarter => $"Q{((at.Month - 1) / 3) + 1} {at.Year}",
            TimeGrain.Year => at.ToString("yyyy", CultureInfo.InvariantCulture),
            TimeGrain.Week => "week of " + at.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
            _ => at.ToString("d MMM yyyy", CultureInfo.InvariantCulture),
        }
        : value.Length == 0 ? "(empty)" : value;
    }

    private static List<int> Indexes(TileAnswer answer, AnswerRole role) => [.. answer.Columns.Select((c, i) => (c, i)).Where(c => c.c.Role == role).Select(c => c.i)];

    // Along the axis: time, else what the question names, else the first group that decides no unit.
    private static int Axis(Tile tile, TileAnswer answer)
    {
        if (answer.IndexOf(AnswerRole.Time) is >= 0 and var time)
        {
            return time;
        }

        var sql = tile.Query as SqlQuery;
        var unitBy = answer.Columns.Select(c => c.UnitBy).FirstOrDefault(u => u is not null);
        var free = (AnswerColumn column) => column.Name != sql?.Series && (unitBy is null || (column.Source != unitBy && column.Name != unitBy));
        return Indexes(answer, AnswerRole.Group).Where(i => sql?.X is { } named ? answer.Columns[i].Name == named : free(answer.Columns[i])).FirstOrDefault(-1);
    }

    // A stretch in which nothing happened has a place on the axis as well.
    private static List<string?> Stretches(TileAnswer answer, int x)
    {
        if (x < 0)
        {
            return ["\0"];
        }

        var values = answer.Rows.Select(r => r[x]).Distinct().ToList();
        if (answer.Columns[x].Role != AnswerRole.Time || answer.Grain is not { } grain || values.Count == 0 || values.Contains(null))
        {
            return values;
        }

        var times = values.Select(v => DateTime.Parse(v!, CultureInfo.InvariantCulture)).Order().ToList();
        var all = new List<string?>();
        for (var at = times[0]; at <= times[^1]; at = ZonedTime.Next(at, grain))
        {
            if (all.Count > MostStretches)
            {
                return [.. values.Order(StringComparer.Ordinal)];
            }

            all.Add(at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        }

        return values.Except(all).Any() ? [.. values.Order(StringComparer.Ordinal)] : all;
    }

    private static string Unit(Tile tile, TileAnswer answer, List<int> figures, string? facet)
    {
        var column = figures.Count > 0 ? answer.Columns[figures[0]] : null;
        return tile.Format.Unit ?? (column is { IsUnitValue: true } ? facet : column?.Unit) ?? "";
    }

    private static IEnumerable<ChartSeries> Series(
        Tile tile, TileAnswer answer, List<string?[]> rows, List<int> figures, List<int> groups, int facet, Func<string?[], int> place, int length)
    {
        foreach (var group in rows.GroupBy(r => string.Join('\u0001', groups.Select(i => r[i] ?? "\0"))).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var first = group.First();
            var keys = groups.Append(facet).Where(i => i >= 0).ToDictionary(i => answer.Columns[i].Name, i => first[i]);
            foreach (var figure in figures)
            {
                var name = answer.Columns[figure].Name;
                var parts = groups.Select(i => Label(first[i], null)).Concat(figures.Count > 1 || groups.Count == 0 ? [name] : []);
                var data = new string?[length];
                if (tile.Kind is TileKind.Bar or TileKind.Stacked && answer.Columns[figure].Measure is { Of: MeasureKind.Sum or MeasureKind.Count or MeasureKind.CountDistinct })
                {
                    Array.Fill(data, "0");
                }

                foreach (var row in group)
                {
                    data[place(row)] = row[figure];
                }

                yield return new ChartSeries(string.Join(" · ", parts), name, keys, data);
            }
        }
    }
}

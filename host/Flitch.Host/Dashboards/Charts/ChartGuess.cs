using System.Globalization;
using Flitch.Analysis.Tiles;
using Flitch.Host.Cli.Querying;
using Flitch.Storage.Querying;

namespace Flitch.Host.Dashboards.Charts;

/// <summary>How an answer in SQL is best drawn at first, by its columns' types and values: time or words along the axis, numbers as figures, amounts of different units apart.</summary>
internal static class ChartGuess
{
    /// <summary>Guesses.</summary>
    /// <param name="columns">The answer's columns.</param>
    /// <param name="rows">Its rows as text.</param>
    /// <param name="units">Names of columns that decide the unit of amounts, such as <c>asset</c>.</param>
    public static ChartChoice Of(IReadOnlyList<QueryColumn> columns, IReadOnlyList<string?[]> rows, IReadOnlySet<string> units)
    {
        var numbers = columns.Where(IsNumber).Select(c => c.Name).Distinct().ToList();
        var time = columns.FirstOrDefault(IsTime)?.Name;
        var words = columns.Where(c => !IsNumber(c) && !IsTime(c)).Select(c => c.Name).Distinct().ToList();
        var unitBy = numbers.Count > 0 ? words.Find(units.Contains) : null;
        words.RemoveAll(w => w == unitBy);
        var x = time ?? (words.Count > 0 ? words[0] : unitBy is null && numbers.Count > 1 ? numbers[0] : null);
        return new ChartChoice(
            time is null ? TileKind.Bar : TileKind.Line,
            x,
            words.Find(w => w != x),
            unitBy,
            [.. numbers.Where(n => n != x)],
            x == time && time is not null ? Grain(rows.Select(r => r[columns.ToList().FindIndex(c => c.Name == time)])) : null);
    }

    /// <summary>Whether a column holds numbers.</summary>
    /// <param name="column">The column.</param>
    public static bool IsNumber(QueryColumn column) => NumberType.IsSql(column.Type);

    /// <summary>Whether a column holds times or days.</summary>
    /// <param name="column">The column.</param>
    public static bool IsTime(QueryColumn column) => (column.Type.StartsWith("TIMESTAMP", StringComparison.Ordinal) || column.Type == "DATE") && !column.Type.EndsWith(']');

    /// <summary>The stretches that times are the beginnings of; null where they are none, or all different moments of days.</summary>
    /// <param name="texts">The times as text.</param>
    public static TimeGrain? Grain(IEnumerable<string?> texts)
    {
        var times = new List<DateTime>();
        foreach (var text in texts.OfType<string>().Distinct())
        {
            if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at))
            {
                return null;
            }

            times.Add(at);
        }

        return times.Count == 0 || times.Exists(t => t.Ticks % TimeSpan.TicksPerHour != 0) ? null : Of(times);
    }

    private static TimeGrain Of(List<DateTime> times) =>
        times.Exists(t => t.TimeOfDay != TimeSpan.Zero) ? TimeGrain.Hour
        : times.TrueForAll(t => t is { Day: 1, Month: 1 }) && times.Count > 1 ? TimeGrain.Year
        : times.TrueForAll(t => t.Day == 1 && t.Month % 3 == 1) && times.Count > 2 ? TimeGrain.Quarter
        : times.TrueForAll(t => t.Day == 1) ? TimeGrain.Month
        : times.TrueForAll(t => t.DayOfWeek == DayOfWeek.Monday) && times.Count > 1 ? TimeGrain.Week
        : TimeGrain.Day;
}

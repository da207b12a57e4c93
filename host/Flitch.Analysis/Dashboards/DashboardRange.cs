using System.Globalization;
using System.Text.RegularExpressions;

namespace Flitch.Analysis.Dashboards;

/// <summary>
/// A range of time as text: <c>all</c>, the last <c>30d</c>, <c>12w</c>, <c>12m</c>, <c>5y</c> with today in it, or <c>2026-01-01..2026-03-31</c>, both days in it. Months and years are
/// whole ones, so that the first bar of a chart is not a short one.
/// </summary>
/// <param name="Text">Its text.</param>
public sealed partial record DashboardRange(string Text)
{
    /// <summary>The last 12 months.</summary>
    public static DashboardRange Default { get; } = new("12m");

    /// <summary>Reads a range; null when it is none.</summary>
    /// <param name="text">Its text.</param>
    public static DashboardRange? TryRead(string text)
    {
        var range = new DashboardRange(text);
        return text == "all" || Last().IsMatch(text) || (range.Days() is { } days && days.First <= days.Last) ? range : null;
    }

    /// <summary>The instants that bound it.</summary>
    /// <param name="now">Now.</param>
    /// <param name="zone">Where days begin.</param>
    /// <returns>From the first, up to before the second; null where it is open.</returns>
    public (DateTimeOffset? From, DateTimeOffset? To) Resolve(DateTimeOffset now, TimeZoneInfo zone)
    {
        if (Days() is { } days)
        {
            return (ZonedTime.Start(days.First, zone), ZonedTime.Start(days.Last.AddDays(1), zone));
        }

        return (Text == "all" ? null : ZonedTime.Start(First(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime)), zone), null);
    }

    /// <summary>In words: <c>last 12 months</c>.</summary>
    public string Words => Days() is { } days
        ? $"{Day(days.First)} to {Day(days.Last)}"
        : Text == "all" ? "all time" : $"last {(Number() == 1 ? "" : Number() + " ")}{Unit()}{(Number() == 1 ? "" : "s")}";

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private int Number() => int.Parse(Text.AsSpan(0, Text.Length - 1), CultureInfo.InvariantCulture);

    private string Unit() => Text[^1] switch { 'd' => "day", 'w' => "week", 'm' => "month", _ => "year" };

    private DateOnly First(DateOnly today) => Text[^1] switch
    {
        'd' => today.AddDays(1 - Number()),
        'w' => today.AddDays(-(((int)today.DayOfWeek + 6) % 7) - (7 * (Number() - 1))),
        'm' => new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Number()),
        _ => new DateOnly(today.Year, today.Month, 1).AddMonths(1 - (12 * Number())),
    };

    private (DateOnly First, DateOnly Last)? Days() =>
        Between().Match(Text) is { Success: true } match && Read(match.Groups[1].Value) is { } first && Read(match.Groups[2].Value) is { } last ? (first, last) : null;

    private static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;

    [GeneratedRegex(@"^[1-9][0-9]{0,2}[dwmy]\z")]
    private static partial Regex Last();

    [GeneratedRegex(@"^([0-9]{4}-[0-9]{2}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2}-[0-9]{2})\z")]
    private static partial Regex Between();
}

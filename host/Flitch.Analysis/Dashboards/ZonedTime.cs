using Flitch.Analysis.Tiles;

namespace Flitch.Analysis.Dashboards;

/// <summary>Days and stretches of time in a time zone.</summary>
public static class ZonedTime
{
    /// <summary>The zone of that name (<c>UTC</c>, <c>Europe/Berlin</c>); null when there is none. Only the names of the IANA database, which DuckDB knows as well.</summary>
    /// <param name="name">Its name.</param>
    public static TimeZoneInfo? Find(string name) => name == "UTC"
        ? TimeZoneInfo.Utc
        : name.Length < 60 && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId && zone.Id == name ? zone : null;

    /// <summary>The first instant of a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="zone">Where.</param>
    public static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone) => Instant(day.ToDateTime(TimeOnly.MinValue), zone);

    /// <summary>The instants of a stretch that begins at a local time: from the first, up to before the second.</summary>
    /// <param name="local">Its beginning on the clocks there.</param>
    /// <param name="grain">How long it is.</param>
    /// <param name="zone">Where.</param>
    public static (DateTimeOffset From, DateTimeOffset To) Stretch(DateTime local, TimeGrain grain, TimeZoneInfo zone) => (Instant(local, zone), Instant(Next(local, grain), zone));

    /// <summary>The beginning of the next stretch.</summary>
    /// <param name="local">The beginning of this one.</param>
    /// <param name="grain">How long it is.</param>
    public static DateTime Next(DateTime local, TimeGrain grain) => grain switch
    {
        TimeGrain.Hour => local.AddHours(1),
        TimeGrain.Day => local.AddDays(1),
        TimeGrain.Week => local.AddDays(7),
        TimeGrain.Month => local.AddMonths(1),
        TimeGrain.Quarter => local.AddMonths(3),
        _ => local.AddYears(1),
    };

    // Clocks that go back show an hour twice: it begins with the first. Clocks that go forward leave one out: it begins where they land.
    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), offset).ToUniversalTime();
    }
}

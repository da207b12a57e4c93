using System.Globalization;
using Flitch.Connectors;

namespace Flitch.Pipeline.Connections;

/// <summary>How often datasets refresh by themselves, as people write it: <c>off</c>, <c>15m</c>, <c>1h</c>, <c>1d</c>, <c>2w</c>.</summary>
public static class RefreshInterval
{
    /// <summary>The shortest interval that a schedule may have.</summary>
    public static TimeSpan Shortest { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Reads an interval.</summary>
    /// <param name="text">For example <c>15m</c>.</param>
    /// <returns>The interval; null for <c>off</c>.</returns>
    /// <exception cref="FlitchException">Not an interval, or shorter than five minutes.</exception>
    public static TimeSpan? Parse(string text)
    {
        if (text == "off")
        {
            return null;
        }

        var unit = text.Length > 1 ? Unit(text[^1]) : null;
        if (unit is null || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 100_000)
        {
            throw Wrong($"\"{text}\" is not a refresh interval.");
        }

        var interval = unit.Value * number;
        return interval >= Shortest ? interval : throw Wrong($"A refresh interval of {text} is too short; the shortest is 5m.");
    }

    /// <summary>Writes an interval as <see cref="Parse"/> reads it.</summary>
    /// <param name="interval">Null for off.</param>
    public static string Format(TimeSpan? interval) => interval switch
    {
        null => "off",
        { } t when t.Ticks % (7 * TimeSpan.TicksPerDay) == 0 => Number(t.TotalDays / 7) + "w",
        { } t when t.Ticks % TimeSpan.TicksPerDay == 0 => Number(t.TotalDays) + "d",
        { } t when t.Ticks % TimeSpan.TicksPerHour == 0 => Number(t.TotalHours) + "h",
        { } t => Number(t.TotalMinutes) + "m",
    };

    private static string Number(double value) => ((long)value).ToString(CultureInfo.InvariantCulture);

    private static TimeSpan? Unit(char letter) => letter switch
    {
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        'w' => TimeSpan.FromDays(7),
        _ => null,
    };

    private static FlitchException Wrong(string summary) =>
        new("usage:refresh-interval", ErrorKind.Usage, summary, "Use off, or a number with m, h, d or w, for example 15m, 1h, 1d or 1w.");
}

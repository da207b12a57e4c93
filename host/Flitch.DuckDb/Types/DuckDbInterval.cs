using System.Globalization;

namespace Flitch.DuckDb.Types;

/// <summary>An INTERVAL; its parts are independent, because months and days have no fixed length.</summary>
/// <param name="Months">Months, of any sign.</param>
/// <param name="Days">Days, of any sign.</param>
/// <param name="Microseconds">Microseconds, of any sign.</param>
public readonly record struct DuckDbInterval(int Months, int Days, long Microseconds)
{
    /// <summary>A span of time, in whole microseconds (what is finer is cut).</summary>
    public static DuckDbInterval FromTimeSpan(TimeSpan value) => new(0, 0, value.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>The same as a span, days counted as 24 hours; an error when it has months.</summary>
    /// <exception cref="InvalidCastException">The interval has months.</exception>
    /// <exception cref="OverflowException">It is longer than a <see cref="TimeSpan"/>.</exception>
    public TimeSpan ToTimeSpan() => Months == 0
        ? new TimeSpan(checked((Days * TimeSpan.TicksPerDay) + (Microseconds * TimeSpan.TicksPerMicrosecond)))
        : throw new InvalidCastException($"An interval of {Months} months has no fixed length; read it as DuckDbInterval.");

    /// <summary>As DuckDB writes it: <c>1 year 2 months -3 days 00:00:01.5</c>.</summary>
    public override string ToString()
    {
        string[] parts = [Part(Months / 12, "year"), Part(Months % 12, "month"), Part(Days, "day"), Time()];
        return string.Join(' ', parts.Where(p => p.Length > 0));
    }

    private static string Part(int count, string unit) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count is 1 or -1 ? "" : "s")}");

    private string Time()
    {
        if (Microseconds == 0 && (Months != 0 || Days != 0))
        {
            return "";
        }

        var (seconds, rest) = Int128.DivRem(Int128.Abs(Microseconds), 1_000_000);
        var (minutes, second) = Int128.DivRem(seconds, 60);
        var (hours, minute) = Int128.DivRem(minutes, 60);
        var fraction = rest == 0 ? "" : "." + ((long)rest).ToString("000000", CultureInfo.InvariantCulture).TrimEnd('0');
        return string.Create(CultureInfo.InvariantCulture, $"{(Microseconds < 0 ? "-" : "")}{(long)hours:00}:{(long)minute:00}:{(long)second:00}{fraction}");
    }
}

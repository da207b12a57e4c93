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
}

using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Parameters;

/// <summary>
/// Dates and times as DuckDB's values. A <see cref="DateTime"/> of kind UTC or Local is an instant (TIMESTAMP WITH TIME ZONE), one of unspecified
/// kind a TIMESTAMP: so no value passes through the session's time zone.
/// </summary>
internal static class TemporalValues
{
    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;

    public static ValueHandle? Create(object value) => value switch
    {
        DateOnly date => NativeMethods.CreateDate(date.DayNumber - EpochDay),
        TimeOnly time => NativeMethods.CreateTime(time.Ticks / TimeSpan.TicksPerMicrosecond),
        DateTimeOffset instant => NativeMethods.CreateTimestampTz(Micros(instant.UtcTicks)),
        DateTime { Kind: DateTimeKind.Unspecified } time => NativeMethods.CreateTimestamp(Micros(time.Ticks)),
        DateTime instant => NativeMethods.CreateTimestampTz(Micros(instant.ToUniversalTime().Ticks)),
        TimeSpan span => Create(DuckDbInterval.FromTimeSpan(span)),
        DuckDbInterval interval => NativeMethods.CreateInterval(new NativeInterval { Months = interval.Months, Days = interval.Days, Micros = interval.Microseconds }),
        _ => null,
    };

    // Ticks since 0001 divide without a sign, so that a time before 1970 is cut in the same direction as one after.
    private static long Micros(long ticks) => (ticks / TimeSpan.TicksPerMicrosecond) - (DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond);
}

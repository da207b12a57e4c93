using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>Between DuckDB's counts since 1970-01-01 and .NET's ticks since 0001-01-01, without loss.</summary>
internal static class EpochTicks
{
    /// <summary>.NET's ticks, or null when the count is infinite, out of range or finer than 100 ns.</summary>
    public static long? FromRaw(DuckDbTypeId unit, long raw)
    {
        if (unit == DuckDbTypeId.TimestampNs)
            return raw % TimeSpan.NanosecondsPerTick == 0 ? InRange(raw / TimeSpan.NanosecondsPerTick) : null;
        var ticks = (Int128)raw * TicksPerUnit(unit);
        return ticks > long.MinValue && ticks < long.MaxValue ? InRange((long)ticks) : null;
    }

    private static long? InRange(long sinceEpoch)
    {
        var ticks = (Int128)sinceEpoch + DateTime.UnixEpoch.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? (long)ticks : null;
    }

    private static long TicksPerUnit(DuckDbTypeId unit) => unit switch
    {
        DuckDbTypeId.TimestampS => TimeSpan.TicksPerSecond,
        DuckDbTypeId.TimestampMs => TimeSpan.TicksPerMillisecond,
        _ => TimeSpan.TicksPerMicrosecond,
    };
}

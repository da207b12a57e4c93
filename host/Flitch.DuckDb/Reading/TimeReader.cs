using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>TIME (microseconds) and TIME_NS (nanoseconds): since midnight; 24:00:00 exists in DuckDB only.</summary>
internal sealed unsafe class TimeReader(DuckDbType type) : TemporalReader<TimeOnly>(type)
{
    private readonly bool _nanos = type.Id == DuckDbTypeId.TimeNs;

    protected override long Raw(ulong row) => ((long*)Data)[row];

    protected override TimeOnly? Convert(long raw)
    {
        var whole = !_nanos || raw % TimeSpan.NanosecondsPerTick == 0;
        var ticks = _nanos ? raw / TimeSpan.NanosecondsPerTick : raw * TimeSpan.TicksPerMicrosecond;
        return whole && ticks < TimeSpan.TicksPerDay ? new TimeOnly(ticks) : null;
    }

    protected override ValueHandle CreateValue(long raw) => _nanos ? NativeMethods.CreateTimeNs(raw) : NativeMethods.CreateTime(raw);
}

using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>TIMESTAMP WITH TIME ZONE: an instant, given in UTC.</summary>
internal sealed unsafe class TimestampTzReader(DuckDbType type) : TemporalReader<DateTimeOffset>(type)
{
    protected override long Raw(ulong row) => ((long*)Data)[row];

    protected override DateTimeOffset? Convert(long raw) =>
        EpochTicks.FromRaw(DuckDbTypeId.TimestampTz, raw) is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    protected override ValueHandle CreateValue(long raw) => NativeMethods.CreateTimestampTz(raw);
}

using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>TIMESTAMP and its _S, _MS and _NS forms: without a zone, so that the kind is unspecified.</summary>
internal sealed unsafe class TimestampReader(DuckDbType type) : TemporalReader<DateTime>(type)
{
    protected override long Raw(ulong row) => ((long*)Data)[row];

    protected override DateTime? Convert(long raw) => EpochTicks.FromRaw(Type.Id, raw) is { } ticks ? new DateTime(ticks) : null;

    protected override ValueHandle CreateValue(long raw) => Type.Id switch
    {
        DuckDbTypeId.TimestampS => NativeMethods.CreateTimestampS(raw),
        DuckDbTypeId.TimestampMs => NativeMethods.CreateTimestampMs(raw),
        DuckDbTypeId.TimestampNs => NativeMethods.CreateTimestampNs(raw),
        _ => NativeMethods.CreateTimestamp(raw),
    };
}

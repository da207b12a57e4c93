using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>DATE: days since 1970-01-01.</summary>
internal sealed unsafe class DateReader(DuckDbType type) : TemporalReader<DateOnly>(type)
{
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    protected override long Raw(ulong row) => ((int*)Data)[row];

    protected override DateOnly? Convert(long raw) =>
        raw + Epoch is >= 0 and var day && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)day) : null;

    protected override ValueHandle CreateValue(long raw) => NativeMethods.CreateDate((int)raw);
}

using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>INTERVAL.</summary>
internal sealed unsafe class IntervalReader(DuckDbType type) : VectorReader<DuckDbInterval>(type)
{
    public override DuckDbInterval Value(ulong row)
    {
        var value = ((NativeInterval*)Data)[row];
        return new DuckDbInterval(value.Months, value.Days, value.Micros);
    }
}

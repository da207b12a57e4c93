using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>TIME WITH TIME ZONE, which .NET has no type for: DuckDB's own text.</summary>
internal sealed unsafe class TimeTzReader(DuckDbType type) : VectorReader<string>(type)
{
    public override string Value(ulong row) => OwnText.Of(NativeMethods.CreateTimeTz(((ulong*)Data)[row]));
}

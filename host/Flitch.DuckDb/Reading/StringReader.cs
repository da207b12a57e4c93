using System.Text;
using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>VARCHAR.</summary>
internal sealed unsafe class StringReader(DuckDbType type) : VectorReader<string>(type)
{
    public override string Value(ulong row) => Encoding.UTF8.GetString(StringEntry.Bytes((StringEntry*)Data + row));
}

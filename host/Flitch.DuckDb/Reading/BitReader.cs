using System.Text;
using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>BIT as text of 0 and 1: the first byte counts the padding bits that stand before the value in the second.</summary>
internal sealed unsafe class BitReader(DuckDbType type) : VectorReader<string>(type)
{
    public override string Value(ulong row)
    {
        var bytes = StringEntry.Bytes((StringEntry*)Data + row);
        var text = new StringBuilder(bytes.Length * 8);
        for (var bit = (int)bytes[0]; bit < (bytes.Length - 1) * 8; bit++)
            text.Append((bytes[1 + (bit / 8)] >> (7 - (bit % 8)) & 1) == 1 ? '1' : '0');
        return text.ToString();
    }
}

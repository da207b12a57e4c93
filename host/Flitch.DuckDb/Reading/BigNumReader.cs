using System.Numerics;
using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Reading;

/// <summary>BIGNUM: three header bytes, then the magnitude, most significant byte first; a negative number has all of its bytes inverted.</summary>
internal sealed unsafe class BigNumReader(DuckDbType type) : VectorReader<BigInteger>(type)
{
    private const int HeaderLength = 3;

    public override BigInteger Value(ulong row)
    {
        var bytes = StringEntry.Bytes((StringEntry*)Data + row);
        return (bytes[0] & 0x80) != 0 ? new BigInteger(bytes[HeaderLength..], isUnsigned: true, isBigEndian: true) : -Inverted(bytes[HeaderLength..]);
    }

    private static BigInteger Inverted(ReadOnlySpan<byte> bytes)
    {
        var magnitude = bytes.ToArray();
        for (var index = 0; index < magnitude.Length; index++)
            magnitude[index] = (byte)~magnitude[index];
        return new BigInteger(magnitude, isUnsigned: true, isBigEndian: true);
    }
}

using System.Buffers.Binary;

namespace Flitch.DuckDb.Types;

/// <summary>DuckDB keeps a UUID as a signed 128-bit number with the top bit flipped, so that it sorts as its text does.</summary>
internal static class UuidBits
{
    private static readonly UInt128 TopBit = UInt128.One << 127;

    public static Guid ToGuid(UInt128 stored)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, stored ^ TopBit);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The UUID's 128 bits in reading order, top bit not flipped.</summary>
    public static UInt128 Plain(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    public static UInt128 Stored(Guid value) => Plain(value) ^ TopBit;
}

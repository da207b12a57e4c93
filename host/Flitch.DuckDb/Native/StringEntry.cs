using System.Runtime.InteropServices;

namespace Flitch.DuckDb.Native;

/// <summary>duckdb_string_t, 16 bytes: up to 12 bytes stand inline and zero-padded, else a 4-byte prefix and a pointer.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct StringEntry
{
    public const int InlineLength = 12;

    [FieldOffset(0)]
    public uint Length;

    [FieldOffset(4)]
    public fixed byte Inlined[InlineLength];

    [FieldOffset(8)]
    public byte* Pointer;

    /// <summary>The bytes; valid as long as the vector that the entry lies in.</summary>
    public static ReadOnlySpan<byte> Bytes(StringEntry* entry) =>
        new(entry->Length <= InlineLength ? entry->Inlined : entry->Pointer, checked((int)entry->Length));
}

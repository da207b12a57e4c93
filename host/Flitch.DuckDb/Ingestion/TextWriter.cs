using System.Text.Unicode;
using Flitch.DuckDb.Native;

namespace Flitch.DuckDb.Ingestion;

/// <summary>Texts: short ones stand in the vector itself; for the long ones all bytes are copied at once into memory that the vector owns.</summary>
internal static unsafe class TextWriter
{
    public static void Write(nint vector, Span<StringEntry> target, ulong row, ReadOnlySpan<byte> bytes, ReadOnlySpan<int> offsets, bool isText)
    {
        Check(bytes, offsets, isText);
        var slice = bytes[offsets[0]..offsets[^1]];
        fixed (byte* source = slice)
        fixed (StringEntry* entries = target)
        {
            var heap = HasLong(offsets) ? CopyToHeap(vector, entries, row, source, slice.Length) : null;
            for (var index = 0; index < target.Length; index++)
            {
                var (start, length) = (offsets[index] - offsets[0], offsets[index + 1] - offsets[index]);
                if (length <= StringEntry.InlineLength)
                    Inline(entries + index, slice.Slice(start, length));
                else
                    Refer(entries + index, heap + start, length);
            }
        }
    }

    // DuckDB has no call that only allocates: the whole slice is assigned as the first row's text, its memory taken from there, and the row written over.
    private static byte* CopyToHeap(nint vector, StringEntry* first, ulong row, byte* source, int length)
    {
        NativeMethods.VectorAssignUncheckedString(vector, row, source, (ulong)length);
        return first->Pointer;
    }

    private static void Inline(StringEntry* entry, ReadOnlySpan<byte> text)
    {
        *entry = default;
        entry->Length = (uint)text.Length;
        text.CopyTo(new Span<byte>(entry->Inlined, StringEntry.InlineLength));
    }

    private static void Refer(StringEntry* entry, byte* text, int length)
    {
        entry->Length = (uint)length;
        *(int*)entry->Inlined = *(int*)text;
        entry->Pointer = text;
    }

    private static bool HasLong(ReadOnlySpan<int> offsets)
    {
        for (var index = 1; index < offsets.Length; index++)
            if (offsets[index] - offsets[index - 1] > StringEntry.InlineLength)
                return true;
        return false;
    }

    private static void Check(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> offsets, bool isText)
    {
        for (var index = 1; index < offsets.Length; index++)
            if (offsets[index] < offsets[index - 1])
                throw new ArgumentException("The offsets of the texts do not rise.", nameof(offsets));
        if (isText && !IsText(bytes, offsets))
            throw new ArgumentException("A text is not UTF-8.", nameof(bytes));
    }

    // All bytes together are UTF-8 and no text begins inside a character: so each is UTF-8.
    private static bool IsText(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> offsets)
    {
        var slice = bytes[offsets[0]..offsets[^1]];
        foreach (var offset in offsets[..^1])
            if (offset < offsets[^1] && (bytes[offset] & 0xC0) == 0x80)
                return false;
        return Utf8.IsValid(slice);
    }
}

using System.Text.Unicode;
using Flitch.DuckDb.Native;

namespace Flitch.DuckDb.Ingestion;

/// <summary>Texts: short ones stand in the vector itself; for the long ones all bytes are copied at once into memory that the vector owns.</summary>
internal static unsafe class TextWriter
{
    public static void Write(nint vector, Span<StringEntry> target, ulong row, ReadOnlySpan<byte> bytes, Runs texts, bool isText)
    {
        if (isText && !IsText(bytes, texts))
            throw new ArgumentException("A text is not UTF-8.", nameof(bytes));
        fixed (byte* source = bytes)
        fixed (StringEntry* entries = target)
        {
            var heap = HasLong(texts) ? CopyToHeap(vector, entries, row, source, bytes.Length) : null;
            for (var index = 0; index < target.Length; index++)
            {
                var (start, length) = (texts.Start(index), texts.Length(index));
                if (length <= StringEntry.InlineLength)
                    Inline(entries + index, bytes.Slice(start, length));
                else
                    Refer(entries + index, heap + start, length);
            }
        }
    }

    // DuckDB has no call that only allocates: all bytes are assigned as the first row's text, its memory taken from there, and the row written over.
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

    private static bool HasLong(Runs texts)
    {
        for (var index = 0; index < texts.Count; index++)
            if (texts.Length(index) > StringEntry.InlineLength)
                return true;
        return false;
    }

    // All bytes together are UTF-8 and no text begins inside a character: so each is UTF-8.
    private static bool IsText(ReadOnlySpan<byte> bytes, Runs texts)
    {
        for (var index = 0; index < texts.Count; index++)
            if (texts.Start(index) < bytes.Length && (bytes[texts.Start(index)] & 0xC0) == 0x80)
                return false;
        return Utf8.IsValid(bytes);
    }
}

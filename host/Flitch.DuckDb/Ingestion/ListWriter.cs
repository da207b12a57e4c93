using Flitch.DuckDb.Native;

namespace Flitch.DuckDb.Ingestion;

/// <summary>Lists: their places in the child vector, behind the elements that it has already.</summary>
internal static class ListWriter
{
    /// <summary>Writes the places, makes room for the elements, and returns the child's row that they begin at.</summary>
    public static int Write(nint vector, Span<ListEntry> target, ReadOnlySpan<int> offsets)
    {
        var start = NativeMethods.ListVectorGetSize(vector);
        for (var index = 0; index < target.Length; index++)
        {
            if (offsets[index + 1] < offsets[index])
                throw new ArgumentException("The offsets of the lists do not rise.", nameof(offsets));
            target[index] = new ListEntry { Offset = start + (ulong)(offsets[index] - offsets[0]), Length = (ulong)(offsets[index + 1] - offsets[index]) };
        }

        Reserve(vector, target.Length == 0 ? start : start + (ulong)(offsets[^1] - offsets[0]));
        return checked((int)start);
    }

    private static void Reserve(nint vector, ulong size)
    {
        if (NativeMethods.ListVectorReserve(vector, size) == State.Error || NativeMethods.ListVectorSetSize(vector, size) == State.Error)
            throw new DuckDbException("Out of Memory Error: no room could be made for the elements of lists", DuckDbErrorType.OutOfMemory);
    }
}

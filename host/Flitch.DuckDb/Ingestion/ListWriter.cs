using Flitch.DuckDb.Native;

namespace Flitch.DuckDb.Ingestion;

/// <summary>Lists: their places in the child vector, behind the elements that it has already.</summary>
internal static class ListWriter
{
    /// <summary>Writes the places, makes room for the elements, and returns the child's row that they begin at.</summary>
    public static int Write(nint vector, Span<ListEntry> target, Runs lists)
    {
        var first = NativeMethods.ListVectorGetSize(vector);
        Reserve(vector, first + (ulong)lists.TotalLength);
        for (var index = 0; index < target.Length; index++)
            target[index] = new ListEntry { Offset = first + (ulong)lists.Start(index), Length = (ulong)lists.Length(index) };
        return checked((int)first);
    }

    private static void Reserve(nint vector, ulong size)
    {
        if (NativeMethods.ListVectorReserve(vector, size) == State.Error || NativeMethods.ListVectorSetSize(vector, size) == State.Error)
            throw new DuckDbException("Out of Memory Error: no room could be made for the elements of lists", DuckDbErrorType.OutOfMemory);
    }
}

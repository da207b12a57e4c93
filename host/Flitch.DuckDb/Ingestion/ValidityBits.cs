namespace Flitch.DuckDb.Ingestion;

/// <summary>Runs of validity bits, lowest first, at any offset.</summary>
internal static unsafe class ValidityBits
{
    private const int WordBits = 64;

    /// <summary>True when none of the bits is zero.</summary>
    public static bool AllSet(ReadOnlySpan<ulong> bits, int offset, int count)
    {
        for (var done = 0; done < count; done += WordBits)
            if (Take(bits, offset + done, Math.Min(WordBits, count - done)) != ulong.MaxValue)
                return false;
        return true;
    }

    /// <summary>Clears the bits of <paramref name="target"/>, from <paramref name="row"/> on, that are zero in <paramref name="bits"/>.</summary>
    public static void And(ReadOnlySpan<ulong> bits, int offset, ulong* target, int row, int count)
    {
        for (var done = 0; done < count;)
        {
            var (word, shift) = ((row + done) / WordBits, (row + done) % WordBits);
            var run = Math.Min(WordBits - shift, count - done);
            target[word] &= ~(~Take(bits, offset + done, run) << shift);
            done += run;
        }
    }

    // Up to 64 bits from a place; those beyond the run are ones.
    private static ulong Take(ReadOnlySpan<ulong> bits, int offset, int run)
    {
        var (word, shift) = (offset / WordBits, offset % WordBits);
        var taken = bits[word] >> shift;
        if (shift + run > WordBits)
            taken |= bits[word + 1] << (WordBits - shift);
        return run == WordBits ? taken : taken | (ulong.MaxValue << run);
    }
}

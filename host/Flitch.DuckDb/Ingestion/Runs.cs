namespace Flitch.DuckDb.Ingestion;

/// <summary>Runs that follow each other: each begins where the one before ends. Places are counted from the first run's beginning.</summary>
internal readonly ref struct Runs
{
    private readonly int _start;
    private readonly ReadOnlySpan<int> _ends;

    /// <exception cref="ArgumentException">The ends do not rise.</exception>
    public Runs(int start, ReadOnlySpan<int> ends)
    {
        _start = start;
        _ends = ends;
        var last = start;
        foreach (var end in ends)
            last = end >= last ? end : throw new ArgumentException("The ends of texts or lists do not rise.", nameof(ends));
        End = last;
    }

    /// <summary>Where the last run ends, in the source's own counting.</summary>
    public int End { get; }

    /// <summary>All runs' lengths together.</summary>
    public int TotalLength => End - _start;

    public int Count => _ends.Length;

    public int Start(int index) => index == 0 ? 0 : _ends[index - 1] - _start;

    public int Length(int index) => _ends[index] - _start - Start(index);
}

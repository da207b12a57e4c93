namespace Flitch.Pipeline.Verifying.Checks;

/// <summary>The rows of one instant, which come in any order: each follows what stood before or another of them.</summary>
internal sealed class InstantRows
{
    private readonly List<BalanceRow> _rows = [];
    private readonly Dictionary<Int128, Queue<BalanceRow>> _byOpening = [];

    public bool IsEmpty => _rows.Count == 0;

    public long Time => _rows[0].Time;

    public void Add(BalanceRow row)
    {
        _rows.Add(row);
        (_byOpening.TryGetValue(row.Opening, out var rows) ? rows : _byOpening[row.Opening] = new Queue<BalanceRow>()).Enqueue(row);
    }

    /// <summary>The rows in turn, as far as each has something to follow.</summary>
    /// <param name="follow">Takes a row; says whether it follows something.</param>
    public void Follow(Func<BalanceRow, bool> follow)
    {
        var openings = new Queue<Int128>(_byOpening.Keys.ToList());
        while (openings.TryDequeue(out var opening))
        {
            while (_byOpening.TryGetValue(opening, out var rows) && rows.TryPeek(out var row) && follow(row))
            {
                rows.Dequeue();
                openings.Enqueue(row.Closing);
            }
        }
    }

    /// <summary>
    /// Of the rows that followed nothing one that none of the others leads to; null when there is none, be it that those left lead round in a circle.
    /// </summary>
    public BalanceRow? TakeFirst()
    {
        var closings = _byOpening.Values.SelectMany(q => q).GroupBy(r => r.Closing).ToDictionary(g => g.Key, g => g.Count());
        return _byOpening.Values.FirstOrDefault(q => q.TryPeek(out var row) && q.Count > closings.GetValueOrDefault(row.Opening))?.Dequeue();
    }

    public void Clear()
    {
        _rows.Clear();
        _byOpening.Clear();
    }
}

namespace Flitch.Pipeline.Verifying.Checks;

/// <summary>
/// The running balances of one group, of which there may be several: an asset's spot and earn wallets stand mixed among its rows. Kept is the multiset of the
/// values that a next row may begin with. Rows of one instant come in any order. A row that begins with zero may be a new wallet's first.
/// </summary>
internal sealed class BalanceChains
{
    private readonly Dictionary<Int128, long> _ends = [];

    /// <summary>Rows whose opening no row before them closed with. A row that came late and stands too early waits here for the row it really followed.</summary>
    private readonly Dictionary<Int128, Queue<BalanceRow>> _open = [];

    private readonly List<BalanceRow> _instant = [];

    /// <summary>The closing of the newest row.</summary>
    public Int128 Newest { get; private set; }

    /// <summary>The rows that follow none, oldest first.</summary>
    public IEnumerable<BalanceRow> Breaks => _open.Values.SelectMany(q => q).OrderBy(r => r.Time);

    /// <summary>What all wallets of the group hold together.</summary>
    public Int128 Sum => _ends.Aggregate(Int128.Zero, (sum, end) => sum + (end.Key * end.Value));

    /// <summary>Takes the next row along time.</summary>
    public void Add(BalanceRow row)
    {
        if (_instant.Count > 0 && _instant[0].Time != row.Time)
        {
            Settle();
        }

        _instant.Add(row);
        Newest = row.Closing;
    }

    /// <summary>Takes the rows of the last instant into account.</summary>
    public void Settle()
    {
        foreach (var row in _instant)
        {
            Close(row.Closing);
        }

        foreach (var row in _instant)
        {
            Open(row);
        }

        _instant.Clear();
    }

    private void Close(Int128 value)
    {
        if (value == 0)
        {
            return;
        }

        if (_open.TryGetValue(value, out var waiting) && waiting.TryDequeue(out _))
        {
            return;
        }

        _ends[value] = _ends.GetValueOrDefault(value) + 1;
    }

    private void Open(BalanceRow row)
    {
        if (row.Opening == 0)
        {
            return;
        }

        if (!_ends.TryGetValue(row.Opening, out var ends))
        {
            (_open.TryGetValue(row.Opening, out var waiting) ? waiting : _open[row.Opening] = new Queue<BalanceRow>()).Enqueue(row);
        }
        else if (ends == 1)
        {
            _ends.Remove(row.Opening);
        }
        else
        {
            _ends[row.Opening] = ends - 1;
        }
    }
}

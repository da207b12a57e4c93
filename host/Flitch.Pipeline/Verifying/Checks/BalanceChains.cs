namespace Flitch.Pipeline.Verifying.Checks;

/// <summary>
/// The running balances of one group, of which there may be several: an asset's spot and earn wallets stand mixed among its rows. Kept are the values that a
/// next row may begin with. Rows of one instant come in any order. A row that begins with zero may be a new wallet's first.
/// </summary>
internal sealed class BalanceChains
{
    private readonly ChainOrigin _zero = new();
    private readonly Dictionary<Int128, List<ChainOrigin>> _ends = [];

    /// <summary>Rows whose opening no row before them closed with. A row that came late and stands too early waits here for the row it really followed.</summary>
    private readonly Dictionary<Int128, List<(BalanceBreak Break, ChainOrigin Origin)>> _open = [];

    private readonly InstantRows _instant = new();
    private long? _before;

    /// <summary>The rows that follow none, oldest first.</summary>
    public IEnumerable<BalanceBreak> Breaks => _open.Values.SelectMany(q => q).Select(o => o.Break).OrderBy(b => b.Row.Time);

    /// <summary>What all wallets of the group hold together.</summary>
    public Int128 Sum => _ends.Aggregate(Int128.Zero, (sum, end) => sum + (end.Key * end.Value.Count));

    /// <summary>Takes the next row along time.</summary>
    public void Add(BalanceRow row)
    {
        if (!_instant.IsEmpty && _instant.Time != row.Time)
        {
            Settle();
        }

        _instant.Add(row);
    }

    /// <summary>Takes the rows of the last instant into account.</summary>
    public void Settle()
    {
        if (_instant.IsEmpty)
        {
            return;
        }

        _instant.Follow(Follow);
        while (_instant.TakeFirst() is { } row)
        {
            var origin = new ChainOrigin();
            Wait(row, origin);
            Close(row.Closing, origin);
            _instant.Follow(Follow);
        }

        _before = _instant.Time;
        _instant.Clear();
    }

    private bool Follow(BalanceRow row)
    {
        if (Take(row.Opening) is not { } origin)
        {
            return false;
        }

        Close(row.Closing, origin);
        return true;
    }

    /// <summary>Takes a chain's end, one from zero before any other; null when no chain ends so.</summary>
    private ChainOrigin? Take(Int128 opening)
    {
        if (opening == 0)
        {
            return _zero;
        }

        if (!_ends.TryGetValue(opening, out var ends))
        {
            return null;
        }

        var taken = ends.Find(e => e.First == _zero) ?? ends[0];
        ends.Remove(taken);
        if (ends.Count == 0)
        {
            _ends.Remove(opening);
        }

        return taken;
    }

    /// <summary>
    /// A chain ends with a value: a waiting row may go on from there, unless it is the chain's own first. A balance that comes back to where a chain without
    /// a beginning began is no beginning for it.
    /// </summary>
    private void Close(Int128 value, ChainOrigin origin)
    {
        if (value == 0)
        {
            return;
        }

        if (_open.TryGetValue(value, out var waiting) && waiting.FindIndex(w => w.Origin.Follows || w.Origin.First != origin.First) is >= 0 and var place)
        {
            waiting[place].Origin.Follow(origin);
            waiting.RemoveAt(place);
            return;
        }

        var ends = _ends.TryGetValue(value, out var known) ? known : _ends[value] = [];
        ends.ForEach(other => Meet(other, origin));
        ends.Add(origin);
    }

    /// <summary>Where two chains stand at one value, either may be the other's going on.</summary>
    private void Meet(ChainOrigin one, ChainOrigin other)
    {
        var (from, to) = one.First == _zero ? (other, one) : (one, other);
        from.Follow(to);
    }

    private void Wait(BalanceRow row, ChainOrigin origin) =>
        (_open.TryGetValue(row.Opening, out var waiting) ? waiting : _open[row.Opening] = []).Add((new BalanceBreak(row, _before), origin));
}

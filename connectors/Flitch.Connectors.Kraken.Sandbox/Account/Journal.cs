using System.Runtime.InteropServices;
using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>Everything that callers can see of the account now. Ledger rows are sorted by time; the others are in the order in which they came.</summary>
internal sealed class Journal
{
    private readonly List<LedgerRow> _ledgers = [];
    private readonly List<TradeRow> _trades = [];
    private readonly List<int> _tradesByTime = [];
    private readonly List<OrderRow> _orders = [];
    private readonly List<int> _closed = [];
    private readonly List<OrderRow> _open = [];
    private readonly List<PositionRow> _positions = [];
    private readonly List<PositionRow> _openPositions = [];
    private readonly long[] _balances = new long[Universe.Assets.Length];
    private readonly long[] _pending = new long[Universe.Assets.Length];
    private readonly bool[] _held = new bool[Universe.Assets.Length];

    /// <summary>Changes whenever anything does; what was worked out from an older version is stale.</summary>
    public int Version { get; private set; }

    /// <summary>Ledger rows, oldest first.</summary>
    public ReadOnlySpan<LedgerRow> Ledgers => CollectionsMarshal.AsSpan(_ledgers);

    /// <summary>Trades by number, in the order in which they came.</summary>
    public ReadOnlySpan<TradeRow> Trades => CollectionsMarshal.AsSpan(_trades);

    /// <summary>Numbers of the trades, oldest first.</summary>
    public ReadOnlySpan<int> TradesByTime => CollectionsMarshal.AsSpan(_tradesByTime);

    /// <summary>All orders by number, in the order in which they came.</summary>
    public IReadOnlyList<OrderRow> Orders => _orders;

    /// <summary>Numbers of the closed orders, by closing time (by opening time where there is none), oldest first.</summary>
    public ReadOnlySpan<int> Closed => CollectionsMarshal.AsSpan(_closed);

    /// <summary>The open orders, oldest first.</summary>
    public IReadOnlyList<OrderRow> Open => _open;

    /// <summary>All positions by number.</summary>
    public IReadOnlyList<PositionRow> Positions => _positions;

    /// <summary>The open positions, oldest first.</summary>
    public IReadOnlyList<PositionRow> OpenPositions => _openPositions;

    /// <summary>Whether an order was ever closed without a time.</summary>
    public bool HasTimelessOrders { get; private set; }

    /// <summary>The sum of the visible rows of an asset, less what is on its way out and has no row yet.</summary>
    public long Balance(Asset asset) => _balances[asset.Index] - _pending[asset.Index];

    /// <summary>Takes something out of an asset's balance whose row is still to come; a negative amount when the row has come.</summary>
    public void Reserve(Asset asset, long amount)
    {
        _pending[asset.Index] += amount;
        Version++;
    }

    /// <summary>Serves a row with another amount than it was booked with; balances stay.</summary>
    /// <returns>Whether there is such a row.</returns>
    public bool Misstate(uint number, long amount)
    {
        var place = _ledgers.FindIndex(row => row.Number == number);
        if (place < 0)
            return false;
        _ledgers[place] = _ledgers[place] with { Amount = amount };
        Version++;
        return true;
    }

    /// <summary>Whether a visible row names the asset.</summary>
    public bool WasHeld(Asset asset) => _held[asset.Index];

    /// <summary>Adds a row at its place in time, which is nearly always the end.</summary>
    public void Add(in LedgerRow row)
    {
        var place = _ledgers.Count;
        while (place > 0 && _ledgers[place - 1].Time > row.Time)
            place--;
        _ledgers.Insert(place, row);
        _balances[row.Asset] += row.Change;
        _held[row.Asset] = true;
        Version++;
    }

    /// <summary>Adds a trade and returns its number.</summary>
    public int Add(in TradeRow row)
    {
        var place = _tradesByTime.Count;
        while (place > 0 && _trades[_tradesByTime[place - 1]].Time > row.Time)
            place--;
        _tradesByTime.Insert(place, _trades.Count);
        _trades.Add(row);
        Version++;
        return _trades.Count - 1;
    }

    /// <summary>Adds an open order; its number must be the next one.</summary>
    public OrderRow Add(OrderRow order)
    {
        _orders.Add(order);
        _open.Add(order);
        Version++;
        return order;
    }

    /// <summary>Moves an order to the closed ones, at its place in time; a time of 0 stands for none.</summary>
    public void Close(OrderRow order, OrderStatus status, long time, string? reason)
    {
        order.Status = status;
        order.CloseTime = time;
        order.Reason = reason;
        _open.Remove(order);
        var place = _closed.Count;
        while (place > 0 && _orders[_closed[place - 1]].ListedTime > order.ListedTime)
            place--;
        _closed.Insert(place, order.Number);
        HasTimelessOrders |= time == 0;
        Version++;
    }

    /// <summary>The balance of an asset after its last visible row that is not later than <paramref name="time"/>.</summary>
    public long BalanceAt(Asset asset, long time)
    {
        for (var place = _ledgers.Count - 1; place >= 0; place--)
        {
            if (_ledgers[place].Asset == asset.Index && _ledgers[place].Time <= time)
                return _ledgers[place].Balance;
        }

        return 0;
    }

    /// <summary>Adds an open position.</summary>
    public PositionRow Add(PositionRow position)
    {
        _positions.Add(position);
        _openPositions.Add(position);
        Version++;
        return position;
    }

    /// <summary>Takes a position out of the open ones.</summary>
    public void Close(PositionRow position)
    {
        position.IsOpen = false;
        _openPositions.Remove(position);
        Version++;
    }
}

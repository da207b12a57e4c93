namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>One order, open or closed. Money is in units of the pair's cost digits, volumes in units of its lot digits.</summary>
internal sealed class OrderRow
{
    /// <summary>Its number, which its id encodes.</summary>
    public required int Number { get; init; }

    public required byte Pair { get; init; }

    public required bool Buys { get; init; }

    public required OrderType Type { get; init; }

    public required long OpenTime { get; init; }

    public required long Volume { get; init; }

    /// <summary>Limit or trigger price; a percentage in units of 0.0001 for a trailing stop.</summary>
    public long Price { get; init; }

    public long SecondPrice { get; init; }

    public byte Leverage { get; init; }

    /// <summary>Number of the order that created this one, or -1.</summary>
    public int Parent { get; init; } = -1;

    /// <summary>Whether a conditional close hangs on it.</summary>
    public bool HasClose { get; init; }

    public int? UserReference { get; init; }

    /// <summary>Not zero: the client gave an id, made from this number.</summary>
    public ulong ClientId { get; init; }

    public string Flags { get; init; } = "fciq";

    public OrderStatus Status { get; set; }

    public string? Reason { get; set; }

    /// <summary>Ticks; 0 while open, and where a closed order has none.</summary>
    public long CloseTime { get; set; }

    /// <summary>Where it stands in the listing of closed orders.</summary>
    public long ListedTime => CloseTime > 0 ? CloseTime : OpenTime;

    public long Executed { get; set; }

    public long Cost { get; set; }

    public long Fee { get; set; }

    public string Misc { get; set; } = "";

    /// <summary>Number of the first of the fills at once; they follow one another.</summary>
    public int FirstTrade { get; set; }

    public byte TradeCount { get; set; }

    /// <summary>The same for fills that came later.</summary>
    public int LaterTrade { get; set; }

    public byte LaterCount { get; set; }

    /// <summary>When a good-till-date order expires; 0 when never.</summary>
    public long ExpireTime { get; init; }

    /// <summary>The numbers of its fills, oldest first.</summary>
    public IEnumerable<int> Trades => Enumerable.Range(FirstTrade, TradeCount).Concat(Enumerable.Range(LaterTrade, LaterCount));

    /// <summary>Notes one more fill.</summary>
    public void Filled(int trade, in TradeRow row)
    {
        Executed += row.Volume;
        Cost += row.Cost;
        Fee += row.Fee;
        if (TradeCount == 0)
            FirstTrade = trade;
        if (trade == FirstTrade + TradeCount)
            TradeCount++;
        else if (LaterCount++ == 0)
            LaterTrade = trade;
    }
}

/// <summary>Where an order stands.</summary>
internal enum OrderStatus : byte
{
    Open,
    Closed,
    Canceled,
    Expired,
}

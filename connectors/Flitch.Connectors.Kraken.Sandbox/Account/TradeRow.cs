namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>One fill. Money is in units of the pair's cost digits, the volume in units of its lot digits.</summary>
internal readonly record struct TradeRow
{
    public long Time { get; init; }

    public long Price { get; init; }

    public long Cost { get; init; }

    public long Fee { get; init; }

    public long Volume { get; init; }

    public long Margin { get; init; }

    public int Order { get; init; }

    /// <summary>Number of the position that it opened or closed, or -1.</summary>
    public int Position { get; init; }

    /// <summary>Number of the first of its ledger rows; they follow one another.</summary>
    public uint FirstLedger { get; init; }

    public byte LedgerCount { get; init; }

    public byte Pair { get; init; }

    public byte Leverage { get; init; }

    public OrderType OrderType { get; init; }

    public bool Buys { get; init; }

    public bool Maker { get; init; }

    /// <summary>Whether it closes (part of) a position rather than opening one.</summary>
    public bool Closing { get; init; }
}

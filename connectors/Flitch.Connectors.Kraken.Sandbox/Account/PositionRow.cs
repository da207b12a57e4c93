namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>One margin position. Its id is the id of the trade that opened it. Units are those of its trade.</summary>
internal sealed class PositionRow
{
    public required int Number { get; init; }

    /// <summary>Number of the opening trade.</summary>
    public required int Trade { get; init; }

    public bool IsOpen { get; set; } = true;

    /// <summary>Totals of the part that was closed.</summary>
    public long ClosedVolume { get; set; }

    public long ClosedCost { get; set; }

    public long ClosedFee { get; set; }

    public long ClosedMargin { get; set; }

    /// <summary>Realised profit or loss, in units of the pair's cost digits.</summary>
    public long Net { get; set; }

    /// <summary>Numbers of the closing trades.</summary>
    public List<int> ClosingTrades { get; } = [];
}

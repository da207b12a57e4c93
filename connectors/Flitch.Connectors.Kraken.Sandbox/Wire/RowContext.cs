using Flitch.Connectors.Kraken.Sandbox.Account;

namespace Flitch.Connectors.Kraken.Sandbox.Wire;

/// <summary>What the writers of fields need beside the row: where to write, the rest of the account, and what the caller asked to see.</summary>
/// <param name="Out">Where to write.</param>
/// <param name="Journal">The account.</param>
/// <param name="Ids">Spells ids.</param>
/// <param name="Options">How rows are spelled.</param>
internal sealed record RowContext(WireWriter Out, Journal Journal, Ids Ids, WireOptions Options)
{
    /// <summary>Whether orders and trades list their trades.</summary>
    public bool WithTrades { get; init; }

    /// <summary>Whether trades list their ledger rows.</summary>
    public bool WithLedgers { get; init; }

    /// <summary>Odd values to write into rows, as a fault asks for.</summary>
    public RowOddity Oddity { get; init; }
}

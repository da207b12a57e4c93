namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>One ledger row, 48 bytes: a million of them stay below 50 MB.</summary>
/// <param name="Time">Ticks of its own time.</param>
/// <param name="Amount">Signed and gross, in units of the asset's digits.</param>
/// <param name="Fee">In the same units; negative where a failed withdrawal is reversed.</param>
/// <param name="Balance">After the row.</param>
/// <param name="Number">What its id encodes.</param>
/// <param name="ReferenceNumber">Of what it belongs to.</param>
/// <param name="Asset">Index of the asset.</param>
/// <param name="Type">Its type.</param>
/// <param name="Subtype">Its subtype's number.</param>
/// <param name="ReferenceKind">Spelling of the reference.</param>
internal readonly record struct LedgerRow(
    long Time, long Amount, long Fee, long Balance, uint Number, uint ReferenceNumber, byte Asset, LedgerType Type, byte Subtype, ReferenceKind ReferenceKind)
{
    /// <summary>Numbers from here on belong to rows that did not come from the seed, so that those never shift the ids of the others.</summary>
    public const uint FirstAdded = 0x8000_0000;

    /// <summary>What the row changes its asset's balance by.</summary>
    public long Change => Amount - Fee;
}

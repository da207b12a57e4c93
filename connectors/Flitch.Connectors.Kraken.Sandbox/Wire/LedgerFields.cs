using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Wire;

/// <summary>The fields of a ledger row.</summary>
internal static class LedgerFields
{
    /// <summary>In the order of the documentation.</summary>
    public static IReadOnlyList<Field<LedgerRow>> All { get; } =
    [
        new("refid", WriteReference),
        new("time", (context, name, row) => SharedFields.WriteTime(context, name, row.Time)),
        new("type", (context, name, row) =>
            context.Out.Json.WriteString(name, context.Oddity == RowOddity.NewValue ? "quantumyield"u8 : LedgerTypeNames.Utf8(row.Type))),
        new("subtype", (context, name, row) => context.Out.Json.WriteString(name, Subtypes.Utf8(row.Subtype))),
        new("aclass", (context, name, row) => context.Out.Json.WriteString(name, AssetOf(row).Class)),
        new("asset", (context, name, row) => context.Out.Json.WriteString(name, AssetOf(row).Code)),
        new("amount", (context, name, row) => context.Out.Amount(name, row.Amount, AssetOf(row).Decimals)),
        new("fee", (context, name, row) => context.Out.Amount(name, row.Fee, AssetOf(row).Decimals)),
        new("balance", (context, name, row) => context.Out.Amount(name, row.Balance, AssetOf(row).Decimals)),
        new("settlement_hint", SharedFields.WriteNewField),
    ];

    /// <summary>The spelling of a reference.</summary>
    public static string Spell(Ids ids, in LedgerRow row) => row.ReferenceKind switch
    {
        ReferenceKind.Trade or ReferenceKind.NoTrade => ids.Text('T', row.ReferenceNumber),
        ReferenceKind.Funding => ids.Funding(row.ReferenceNumber),
        ReferenceKind.OldFunding => ids.Old("A", row.ReferenceNumber),
        ReferenceKind.Staking => ids.Old("ST", row.ReferenceNumber),
        ReferenceKind.Reward => ids.Old("RU", row.ReferenceNumber),
        ReferenceKind.Bonus => ids.Old("B", row.ReferenceNumber),
        _ => "Unknown",
    };

    private static Asset AssetOf(in LedgerRow row) => Universe.Assets[row.Asset];

    private static void WriteReference(RowContext context, ReadOnlySpan<byte> name, LedgerRow row)
    {
        if (row.ReferenceKind is ReferenceKind.Trade or ReferenceKind.NoTrade)
            context.Out.Id(name, context.Ids, 'T', row.ReferenceNumber);
        else
            context.Out.Json.WriteString(name, Spell(context.Ids, row));
    }
}

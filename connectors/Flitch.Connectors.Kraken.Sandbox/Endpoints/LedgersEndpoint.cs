using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Calls;
using Flitch.Connectors.Kraken.Sandbox.Keys;
using Flitch.Connectors.Kraken.Sandbox.Market;
using Flitch.Connectors.Kraken.Sandbox.Wire;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>Ledgers: every change of a balance.</summary>
internal sealed class LedgersEndpoint(WireOptions options) : HistoryEndpoint("Ledgers", 2, Permissions.QueryLedger, "ledger")
{
    private readonly FieldTable<LedgerRow> _fields = new(LedgerFields.All, options);

    /// <summary>Where the row of an id is, or -1.</summary>
    public static int Find(EndpointCall call, string id)
    {
        var rows = call.Journal.Ledgers;
        if (!call.Rows.Ids.TryRead('L', id, out var number))
            return -1;
        // Rows of the seed are in the order of their numbers, moved by the few that came late or on top; those are looked for from the end.
        for (var place = rows.Length - 1; place >= 0; place--)
        {
            if (rows[place].Number == number)
                return place;
        }

        return -1;
    }

    /// <summary>Writes one row's fields.</summary>
    public void Write(RowContext context, in LedgerRow row) => _fields.Write(context, row);

    /// <inheritdoc/>
    protected override long? TimeOf(EndpointCall call, string id) => Find(call, id) is >= 0 and var place ? call.Journal.Ledgers[place].Time : null;

    /// <inheritdoc/>
    protected override string IdOf(EndpointCall call, int place) => call.Rows.Ids.Text('L', call.Journal.Ledgers[place].Number);

    /// <inheritdoc/>
    protected override void WriteFields(RowContext context, int place) => _fields.Write(context, context.Journal.Ledgers[place]);

    /// <inheritdoc/>
    protected override string? TryRows(EndpointCall call, Window window, out ListingRows rows)
    {
        var journal = call.Journal;
        rows = new ListingRows(journal.Ledgers.Length, place => journal.Ledgers[place].Time, journal.Version, null, _ => true);
        var type = call.Parameters["type"] is { } typeName and not "all" ? typeName : null;
        var aclass = call.Parameters["aclass"] ?? (call.Settings.TokenisedApart && call.Key is not null ? Universe.Dollar.Class : null);
        var assets = AssetsOf(call);
        if (assets is [null])
            return ApiErrors.UnknownAsset;
        if (type is null && aclass is null && assets.Length == 0)
            return null;
        var wanted = type is null ? (LedgerType?)null : LedgerTypeNames.Find(type);
        rows = rows with
        {
            FilterName = $"{type}|{aclass}|{string.Join(',', assets.Select(asset => asset!.Code))}",
            Matches = place => Matches(journal.Ledgers[place], type, wanted, aclass, assets),
        };
        return null;
    }

    private static Asset?[] AssetsOf(EndpointCall call)
    {
        var names = call.Parameters.List("asset");
        if (names is [] or ["all"])
            return [];
        var assets = names.Select(Universe.FindAsset).ToArray();
        return assets.Contains(null) ? [null] : assets;
    }

    private static bool Matches(in LedgerRow row, string? type, LedgerType? wanted, string? aclass, Asset?[] assets)
    {
        if (type is not null && row.Type != wanted)
            return false;
        var asset = Universe.Assets[row.Asset];
        return (aclass is null || asset.Class == aclass) && (assets.Length == 0 || assets.Contains(asset));
    }
}

using System.Globalization;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Calls;
using Flitch.Connectors.Kraken.Sandbox.Keys;
using Flitch.Connectors.Kraken.Sandbox.Market;
using Flitch.Connectors.Kraken.Sandbox.Wire;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>TradesHistory: every fill, merged per taker order as Kraken does by default.</summary>
internal sealed class TradesHistoryEndpoint(WireOptions options) : HistoryEndpoint("TradesHistory", 2, Permissions.QueryClosedTrades, "trades")
{
    private const int LargestPage = 100;
    private readonly FieldTable<NumberedTrade> _fields = new(TradeFields.All, options);

    /// <summary>The trade of an id, or -1.</summary>
    public static int Find(EndpointCall call, string id) =>
        call.Rows.Ids.TryRead('T', id, out var number) && number < call.Journal.Trades.Length ? (int)number : -1;

    /// <summary>Writes one trade's fields.</summary>
    public void Write(RowContext context, int trade) => _fields.Write(context, new NumberedTrade(trade, context.Journal.Trades[trade]));

    /// <inheritdoc/>
    protected override long? TimeOf(EndpointCall call, string id) => Find(call, id) is >= 0 and var trade ? call.Journal.Trades[trade].Time : null;

    /// <inheritdoc/>
    protected override string IdOf(EndpointCall call, int place) => call.Rows.Ids.Text('T', (uint)call.Journal.TradesByTime[place]);

    /// <inheritdoc/>
    protected override void WriteFields(RowContext context, int place) => Write(context, context.Journal.TradesByTime[place]);

    /// <inheritdoc/>
    protected override RowContext Shown(EndpointCall call) =>
        call.Rows with { WithTrades = call.Parameters.IsSet("trades"), WithLedgers = call.Parameters.IsSet("ledgers") };

    /// <inheritdoc/>
    protected override int SizeOf(EndpointCall call) =>
        int.TryParse(call.Parameters["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            ? Math.Min(limit, LargestPage)
            : base.SizeOf(call);

    /// <inheritdoc/>
    protected override string? TryRows(EndpointCall call, Window window, out ListingRows rows)
    {
        var journal = call.Journal;
        rows = new ListingRows(journal.Trades.Length, place => At(journal, place).Time, journal.Version, null, _ => true);
        var type = call.Parameters["type"] is { } typeName and not "all" ? typeName : null;
        var pair = call.Parameters["pair"] is { } pairName ? Universe.FindPair(pairName) : null;
        if (pair is null && call.Parameters["pair"] is not null)
            return ApiErrors.UnknownPair;
        if (type is null && pair is null)
            return null;
        rows = rows with { FilterName = $"{type}|{pair?.Key}", Matches = place => Matches(journal, At(journal, place), type, pair) };
        return null;
    }

    private static TradeRow At(Journal journal, int place) => journal.Trades[journal.TradesByTime[place]];

    private static bool Matches(Journal journal, in TradeRow row, string? type, Pair? pair) =>
        (pair is null || row.Pair == pair.Index) && type switch
        {
            null => true,
            "any position" => row.Position >= 0,
            "no position" => row.Position < 0,
            "closing position" => row.Closing,
            "closed position" => row.Position >= 0 && !row.Closing && !journal.Positions[row.Position].IsOpen,
            _ => false,
        };
}

using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Calls;
using Flitch.Connectors.Kraken.Sandbox.Keys;
using Flitch.Connectors.Kraken.Sandbox.Wire;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>
/// ClosedOrders: by closing time, whatever <c>closetime</c> filters by. An order without a closing time is listed by its opening time, and not at all with
/// <c>closetime=close</c>.
/// </summary>
internal sealed class ClosedOrdersEndpoint(WireOptions options) : HistoryEndpoint("ClosedOrders", 1, Permissions.QueryClosedTrades, "closed")
{
    private readonly FieldTable<OrderRow> _fields = new(OrderFields.All, options);

    /// <summary>The order of an id, or null.</summary>
    public static OrderRow? Find(EndpointCall call, string id) =>
        call.Rows.Ids.TryRead('O', id, out var number) && number < call.Journal.Orders.Count ? call.Journal.Orders[(int)number] : null;

    /// <summary>Writes one order's fields.</summary>
    public void Write(RowContext context, OrderRow order) => _fields.Write(context, order);

    // An id stands for its opening time, whatever closetime says.

    /// <inheritdoc/>
    protected override long? TimeOf(EndpointCall call, string id) => Find(call, id)?.OpenTime;

    /// <inheritdoc/>
    protected override string IdOf(EndpointCall call, int place) => call.Rows.Ids.Text('O', (uint)call.Journal.Closed[place]);

    /// <inheritdoc/>
    protected override void WriteFields(RowContext context, int place) =>
        _fields.Write(context, context.Journal.Orders[context.Journal.Closed[place]]);

    /// <inheritdoc/>
    protected override RowContext Shown(EndpointCall call) => call.Rows with { WithTrades = call.Parameters.IsSet("trades") };

    // Only with closetime=close do the bounds apply to the time by which the listing is sorted; else they are part of the filter.

    /// <inheritdoc/>
    protected override Window RangeOf(EndpointCall call, Window window) =>
        CloseTimeOf(call) == "close" ? window : window with { Start = long.MinValue, End = long.MaxValue };

    /// <inheritdoc/>
    protected override string? TryRows(EndpointCall call, Window window, out ListingRows rows)
    {
        var journal = call.Journal;
        rows = new ListingRows(journal.Closed.Length, place => At(journal, place).ListedTime, journal.Version, null, _ => true);
        if (CloseTimeOf(call) is not ("open" or "close" or "both"))
            return ApiErrors.InvalidArguments("closetime");
        var byOpening = window.IsLimited && CloseTimeOf(call) != "close";
        var (client, reference) = (call.Parameters["cl_ord_id"], call.Parameters["userref"]);
        var timed = CloseTimeOf(call) == "close" && journal.HasTimelessOrders;
        if (!byOpening && !timed && client is null && reference is null)
            return null;
        var mode = byOpening ? CloseTimeOf(call) : timed ? "timed" : "close";
        rows = rows with
        {
            FilterName = byOpening ? $"{mode}|{window.Start}|{window.End}|{client}|{reference}" : $"{mode}|{client}|{reference}",
            Matches = place => OrderFilter.Matches(At(journal, place), client, reference) && IsWithin(At(journal, place), window, mode),
        };
        return null;
    }

    private static string CloseTimeOf(EndpointCall call) => call.Parameters["closetime"] ?? "both";

    private static OrderRow At(Journal journal, int place) => journal.Orders[journal.Closed[place]];

    private static bool IsWithin(OrderRow order, Window window, string mode) => mode switch
    {
        "open" => order.OpenTime > window.Start && order.OpenTime <= window.End,
        "both" => order.OpenTime > window.Start && order.ListedTime <= window.End,
        "timed" => order.CloseTime > 0,
        _ => true,
    };
}

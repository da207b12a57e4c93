using Flitch.Connectors.Kraken.Sandbox.Keys;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>OpenOrders: all of them at once, newest first.</summary>
internal sealed class OpenOrdersEndpoint(ClosedOrdersEndpoint orders) : Endpoint("OpenOrders", 1, Permissions.QueryOpenTrades)
{
    /// <inheritdoc/>
    public override string? Answer(EndpointCall call)
    {
        var shown = call.Rows with { WithTrades = call.Parameters.IsSet("trades") };
        call.Json.WriteStartObject();
        call.Json.WriteStartObject("open"u8);
        foreach (var order in call.WithoutRows ? [] : call.Journal.Open.Reverse())
        {
            if (!OrderFilter.Matches(order, call.Parameters["cl_ord_id"], call.Parameters["userref"]))
                continue;
            call.Out.StartRow(call.Rows.Ids, 'O', (uint)order.Number);
            orders.Write(shown, order);
            call.Json.WriteEndObject();
        }

        call.Json.WriteEndObject();
        call.Json.WriteEndObject();
        return null;
    }
}

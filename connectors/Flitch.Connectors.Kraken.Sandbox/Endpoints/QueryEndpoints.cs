using Flitch.Connectors.Kraken.Sandbox.Calls;
using Flitch.Connectors.Kraken.Sandbox.Keys;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>A query by ids: a map of the rows that were asked for.</summary>
internal abstract class QueryEndpoint(string name, string parameter, int most, params string[] anyOf) : Endpoint(name, 1, anyOf)
{
    /// <inheritdoc/>
    public sealed override string? Answer(EndpointCall call)
    {
        var ids = call.Parameters.List(parameter);
        if (ids.Length == 0 || ids.Length > most)
            return ApiErrors.InvalidArguments(parameter);
        call.Json.WriteStartObject();
        foreach (var id in ids.Distinct())
        {
            if (!TryWrite(call, id))
                return Unknown;
        }

        call.Json.WriteEndObject();
        return null;
    }

    /// <summary>The error for an id that does not exist.</summary>
    protected virtual string Unknown => ApiErrors.InvalidArguments(parameter);

    /// <summary>Writes the row of an id with its key, or nothing.</summary>
    protected abstract bool TryWrite(EndpointCall call, string id);
}

/// <summary>QueryOrders: up to 50 orders, open or closed.</summary>
internal sealed class QueryOrdersEndpoint(ClosedOrdersEndpoint orders)
    : QueryEndpoint("QueryOrders", "txid", 50, Permissions.QueryOpenTrades, Permissions.QueryClosedTrades)
{
    /// <inheritdoc/>
    protected override string Unknown => ApiErrors.UnknownOrder;

    /// <inheritdoc/>
    protected override bool TryWrite(EndpointCall call, string id)
    {
        if (ClosedOrdersEndpoint.Find(call, id) is not { } order)
            return false;
        call.Json.WriteStartObject(id);
        orders.Write(call.Rows with { WithTrades = call.Parameters.IsSet("trades") }, order);
        call.Json.WriteEndObject();
        return true;
    }
}

/// <summary>QueryTrades: up to 20 trades.</summary>
internal sealed class QueryTradesEndpoint(TradesHistoryEndpoint trades) : QueryEndpoint("QueryTrades", "txid", 20, Permissions.QueryClosedTrades)
{
    /// <inheritdoc/>
    protected override bool TryWrite(EndpointCall call, string id)
    {
        if (TradesHistoryEndpoint.Find(call, id) is not (>= 0 and var trade))
            return false;
        call.Json.WriteStartObject(id);
        trades.Write(call.Rows with { WithTrades = call.Parameters.IsSet("trades") }, trade);
        call.Json.WriteEndObject();
        return true;
    }
}

/// <summary>QueryLedgers: up to 20 ledger rows.</summary>
internal sealed class QueryLedgersEndpoint(LedgersEndpoint ledgers) : QueryEndpoint("QueryLedgers", "id", 20, Permissions.QueryLedger)
{
    /// <inheritdoc/>
    protected override bool TryWrite(EndpointCall call, string id)
    {
        if (LedgersEndpoint.Find(call, id) is not (>= 0 and var place))
            return false;
        call.Json.WriteStartObject(id);
        ledgers.Write(call.Rows, call.Journal.Ledgers[place]);
        call.Json.WriteEndObject();
        return true;
    }
}

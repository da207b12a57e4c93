using System.Globalization;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Wire;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>Finds orders by the client's own marks.</summary>
internal static class OrderFilter
{
    /// <summary>Whether an order has the given client id and reference; null asks for neither.</summary>
    public static bool Matches(OrderRow order, string? client, string? reference) =>
        (client is null || OrderFields.ClientIdOf(order) == client)
        && (reference is null || order.UserReference?.ToString(CultureInfo.InvariantCulture) == reference);
}

using Flitch.Connectors.Kraken.Sandbox.Keys;
using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>Balance: the sum of the ledger rows per asset, zeros included. An account that never held anything has no result at all.</summary>
internal sealed class BalanceEndpoint() : Endpoint("Balance", 1, Permissions.QueryFunds)
{
    /// <inheritdoc/>
    public override string? Answer(EndpointCall call)
    {
        if (call.Journal.Ledgers.IsEmpty)
        {
            call.HasNoResult = true;
            return null;
        }

        call.Json.WriteStartObject();
        foreach (var asset in Universe.Assets)
        {
            if (call.Journal.WasHeld(asset) && !call.WithoutRows)
                call.Out.Amount(System.Text.Encoding.UTF8.GetBytes(asset.Code), call.Journal.Balance(asset), asset.Decimals);
        }

        call.Json.WriteEndObject();
        return null;
    }
}

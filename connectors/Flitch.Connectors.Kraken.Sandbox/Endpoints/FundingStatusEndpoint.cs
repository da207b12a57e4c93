using System.Globalization;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Calls;
using Flitch.Connectors.Kraken.Sandbox.Keys;
using Flitch.Connectors.Kraken.Sandbox.Market;
using Flitch.Connectors.Kraken.Sandbox.Wire;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>DepositStatus and WithdrawStatus: an array of transfers, newest first.</summary>
internal sealed class FundingStatusEndpoint(string name, LedgerType type) : Endpoint(name, 1, Permissions.QueryFunds)
{
    private const int Most = 500;

    /// <inheritdoc/>
    public override string? Answer(EndpointCall call)
    {
        if (Window.TryRead(call.Parameters, _ => null, out var window) is { } error)
            return error;
        var asset = call.Parameters["asset"] is { } name ? Universe.FindAsset(name) : null;
        if (asset is null && call.Parameters["asset"] is not null)
            return ApiErrors.UnknownAsset;
        var limit = int.TryParse(call.Parameters["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Min(asked, Most) : Most;
        call.Json.WriteStartArray();
        var rows = call.Journal.Ledgers;
        for (var place = rows.Length - 1; place >= 0 && limit > 0; place--)
        {
            ref readonly var row = ref rows[place];
            if (row.Type != type || row.Time <= window.Start || row.Time > window.End || (asset is not null && row.Asset != asset.Index))
                continue;
            Write(call, row);
            limit--;
        }

        call.Json.WriteEndArray();
        return null;
    }

    private void Write(EndpointCall call, in LedgerRow row)
    {
        var asset = Universe.Assets[row.Asset];
        var json = call.Json;
        json.WriteStartObject();
        json.WriteString("method"u8, asset.Code.StartsWith('Z') ? "SEPA" : asset.AltName);
        json.WriteString("aclass"u8, asset.Class);
        json.WriteString("asset"u8, asset.Code);
        json.WriteString("refid"u8, LedgerFields.Spell(call.Rows.Ids, row));
        json.WriteString("txid"u8, Dice.Mix(row.Number, 3).ToString("x16", CultureInfo.InvariantCulture));
        json.WriteString("info"u8, "sandbox"u8);
        call.Out.Amount("amount"u8, Math.Abs(row.Amount), asset.Decimals);
        call.Out.Amount("fee"u8, Math.Abs(row.Fee), asset.Decimals);
        json.WriteNumber("time"u8, row.Time / UnixTicks.PerSecond);
        // A withdrawal that came back shows as a positive row.
        json.WriteString("status"u8, type == LedgerType.Withdrawal && row.Amount > 0 ? "Failure"u8 : "Success"u8);
        json.WriteEndObject();
    }
}

using System.Globalization;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Calls;
using Flitch.Connectors.Kraken.Sandbox.Market;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>A method that anybody may call, by GET.</summary>
internal abstract class PublicEndpoint(string name) : Endpoint(name, 0)
{
    /// <inheritdoc/>
    public sealed override bool IsPublic => true;
}

/// <summary>Time: the service's clock.</summary>
internal sealed class TimeEndpoint() : PublicEndpoint("Time")
{
    /// <inheritdoc/>
    public override string? Answer(EndpointCall call)
    {
        var now = UnixTicks.ToInstant(call.Now);
        // Kraken pads the day with a space and shows two digits of the year: "Thu,  4 Jun 26 14:10:33 +0000".
        var day = now.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2);
        call.Json.WriteStartObject();
        call.Json.WriteNumber("unixtime"u8, now.ToUnixTimeSeconds());
        call.Json.WriteString("rfc1123"u8, now.ToString($"ddd, '{day}' MMM yy HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        call.Json.WriteEndObject();
        return null;
    }
}

/// <summary>SystemStatus: online, unless the option says otherwise.</summary>
internal sealed class SystemStatusEndpoint() : PublicEndpoint("SystemStatus")
{
    /// <inheritdoc/>
    public override string? Answer(EndpointCall call)
    {
        call.Json.WriteStartObject();
        call.Json.WriteString("status"u8, call.Settings.Status);
        call.Json.WriteString("timestamp"u8, UnixTicks.ToInstant(call.Now).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        call.Json.WriteEndObject();
        return null;
    }
}

/// <summary>Assets: those that are listed.</summary>
internal sealed class AssetsEndpoint() : PublicEndpoint("Assets")
{
    /// <inheritdoc/>
    public override string? Answer(EndpointCall call)
    {
        var wanted = call.Parameters.List("asset").Select(Universe.FindAsset).ToArray();
        if (wanted.Any(asset => asset is not { Listed: true }))
            return ApiErrors.UnknownAsset;
        call.Json.WriteStartObject();
        foreach (var asset in wanted.Length > 0 ? wanted : Universe.Assets.ToArray())
            Write(call, asset!);
        call.Json.WriteEndObject();
        return null;
    }

    private static void Write(EndpointCall call, Asset asset)
    {
        if (!asset.Listed || (call.Parameters["aclass"] is { } aclass && aclass != asset.Class))
            return;
        call.Json.WriteStartObject(asset.Code);
        call.Json.WriteString("aclass"u8, asset.Class);
        call.Json.WriteString("altname"u8, asset.AltName);
        call.Json.WriteNumber("decimals"u8, asset.Decimals);
        call.Json.WriteNumber("display_decimals"u8, asset.Display);
        if (asset.Collateral)
            call.Json.WriteNumber("collateral_value"u8, 1);
        call.Json.WriteString("status"u8, "enabled"u8);
        call.Json.WriteEndObject();
    }
}

/// <summary>AssetPairs: markets that are listed.</summary>
internal sealed class AssetPairsEndpoint() : PublicEndpoint("AssetPairs")
{
    /// <inheritdoc/>
    public override string? Answer(EndpointCall call)
    {
        var wanted = call.Parameters.List("pair").Select(Universe.FindPair).ToArray();
        if (wanted.Any(pair => pair is not { Listed: true }))
            return ApiErrors.UnknownPair;
        call.Json.WriteStartObject();
        foreach (var pair in wanted.Length > 0 ? wanted : Universe.Pairs.ToArray())
        {
            if (pair is { Listed: true })
                PairInfo.Write(call, pair);
        }

        call.Json.WriteEndObject();
        return null;
    }
}

/// <summary>Ticker: the newest prices of the markets that are listed, or of those that are asked for.</summary>
internal sealed class TickerEndpoint() : PublicEndpoint("Ticker")
{
    /// <inheritdoc/>
    public override string? Answer(EndpointCall call)
    {
        var wanted = call.Parameters.List("pair").Select(Universe.FindPair).ToArray();
        if (wanted.Any(pair => pair is not { Listed: true }))
            return ApiErrors.UnknownPair;
        call.Json.WriteStartObject();
        foreach (var pair in wanted.Length > 0 ? wanted : Universe.Pairs.ToArray().Where(pair => pair.Listed).ToArray())
            TickerInfo.Write(call, pair!);
        call.Json.WriteEndObject();
        return null;
    }
}

using System.Globalization;

namespace Flitch.Connectors.Kraken.Sandbox.Endpoints;

/// <summary>GetApiKeyInfo: needs no permission. Documentation and real answers spell its fields differently; an option chooses.</summary>
internal sealed class KeyInfoEndpoint() : Endpoint("GetApiKeyInfo", 1)
{
    /// <inheritdoc/>
    public override string? Answer(EndpointCall call)
    {
        var (key, json, camel) = (call.Key!, call.Json, call.Settings.CamelCase);
        void Text(string snake, string camelName, string value) => json.WriteString(camel ? camelName : snake, value);
        static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
        json.WriteStartObject();
        Text("api_key_name", "apiKeyName", key.Name);
        Text("api_key", "apiKey", key.Key);
        json.WriteString("nonce"u8, key.Nonces.Highest.ToString(CultureInfo.InvariantCulture));
        if (camel)
            json.WriteNumber("nonceWindow"u8, key.Nonces.Width);
        else
            json.WriteString("nonce_window"u8, key.Nonces.Width.ToString(CultureInfo.InvariantCulture));
        WriteList(call, "permissions", key.Permissions);
        json.WriteString("iban"u8, string.Create(CultureInfo.InvariantCulture, $"AA88 N84G FLIT {call.Settings.Account.Seed % 10_000:0000}"));
        Text("valid_until", "validUntil", Number(key.ValidUntil));
        Text("query_from", "queryFrom", Number(key.QueryFrom));
        Text("query_to", "queryTo", Number(key.QueryTo));
        Text("created_time", "createdTime", Number(CreatedTime));
        Text("modified_time", "modifiedTime", Number(CreatedTime));
        WriteList(call, camel ? "ipAllowlist" : "ip_allowlist", key.Addresses);
        Text("last_used", "lastUsed", Number(key.LastUsed));
        json.WriteEndObject();
        return null;
    }

    private static long CreatedTime => 1_730_419_200;

    private static void WriteList(EndpointCall call, string name, IEnumerable<string> values)
    {
        call.Json.WriteStartArray(name);
        foreach (var value in values)
            call.Json.WriteStringValue(value);
        call.Json.WriteEndArray();
    }
}

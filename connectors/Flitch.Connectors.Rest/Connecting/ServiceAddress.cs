using System.Diagnostics.CodeAnalysis;
using Flitch.Connectors.Rest.Http;

namespace Flitch.Connectors.Rest.Connecting;

/// <summary>A connection's address and tier: its own, or else the connector's.</summary>
internal static class ServiceAddress
{
    /// <summary>The address; false when it is not a valid one.</summary>
    public static bool TryGet(RestService service, IReadOnlyDictionary<string, string> fields, [NotNullWhen(true)] out Uri? address) =>
        BaseAddress.TryParse(ValueOf(fields, ConnectionFields.BaseUrl) ?? service.Descriptor.BaseUrl, out address, out _);

    /// <summary>The tier's name; <c>auto</c> when nothing was chosen.</summary>
    public static string TierOf(RestService service, IReadOnlyDictionary<string, string> fields) =>
        ValueOf(fields, ConnectionFields.Tier) ?? service.Descriptor.Form.FirstOrDefault(f => f.Name == ConnectionFields.Tier)?.Default ?? "auto";

    private static string? ValueOf(IReadOnlyDictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}

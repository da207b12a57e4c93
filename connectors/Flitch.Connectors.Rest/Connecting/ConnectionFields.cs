namespace Flitch.Connectors.Rest.Connecting;

/// <summary>The form fields that every REST connector understands, where its form has them.</summary>
public static class ConnectionFields
{
    /// <summary>The service's address; the connector's own when absent.</summary>
    public const string BaseUrl = "base_url";

    /// <summary>The call budget's tier: a tier's name, <c>auto</c>, or <c>none</c> on a loopback address.</summary>
    public const string Tier = "tier";
}

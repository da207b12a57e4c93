namespace Flitch.Connectors.Kraken.Sandbox.Calls;

/// <summary>The errors that the sandbox answers by itself, in Kraken's words.</summary>
internal static class ApiErrors
{
    public const string UnknownMethod = "EGeneral:Unknown method";
    public const string InvalidKey = "EAPI:Invalid key";
    public const string InvalidSignature = "EAPI:Invalid signature";
    public const string InvalidNonce = "EAPI:Invalid nonce";
    public const string RateLimit = "EAPI:Rate limit exceeded";
    public const string PermissionDenied = "EGeneral:Permission denied";
    public const string Lockout = "EGeneral:Temporary lockout";
    public const string Unavailable = "EService:Unavailable";
    public const string UnknownAsset = "EQuery:Unknown asset";
    public const string UnknownPair = "EQuery:Unknown asset pair";
    public const string UnknownOrder = "EOrder:Unknown order";

    /// <summary>A parameter that makes no sense.</summary>
    public static string InvalidArguments(string field) => $"EGeneral:Invalid arguments:{field}";
}

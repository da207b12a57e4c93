namespace Flitch.Connectors.Kraken.Sandbox.Keys;

/// <summary>Permissions of a key, spelled as GetApiKeyInfo spells them.</summary>
internal static class Permissions
{
    public const string QueryFunds = "query-funds";
    public const string QueryOpenTrades = "query-open-trades";
    public const string QueryClosedTrades = "query-closed-trades";
    public const string QueryLedger = "query-ledger";

    /// <summary>The four that reading needs.</summary>
    public static IReadOnlyList<string> Reading { get; } = [QueryFunds, QueryOpenTrades, QueryClosedTrades, QueryLedger];

    /// <summary>Those that a key for reading should not have.</summary>
    public static IReadOnlyList<string> Dangerous { get; } = ["add-funds", "withdraw-funds", "modify-trades", "close-trades"];
}

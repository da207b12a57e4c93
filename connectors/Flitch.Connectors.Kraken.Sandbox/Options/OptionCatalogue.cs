using Flitch.Connectors.Sandboxes;

namespace Flitch.Connectors.Kraken.Sandbox.Options;

/// <summary>The options that the sandbox declares.</summary>
internal static class OptionCatalogue
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<SandboxOption> All { get; } =
    [
        new("port", "TCP port on 127.0.0.1; 0 takes any free one.", "0", "N"),
        new("seed", "Decides the account and its keys; equal seeds give equal rows.", "1", "N"),
        new("ledgers", "About how many ledger rows the account has over its months.", "20000", "N"),
        new("trades", "About how many trades it has; by default what follows from the ledgers.", null, "N"),
        new("months", "Months from the account's birth to 1 November 2026; it goes on growing after that.", "24", "N"),
        new("tier", "Whose call limits apply.", "none", "TIER", ["starter", "intermediate", "pro", "none"]),
        new("faults", "Scripted faults METHOD:CALLS:KIND, separated by commas: Ledgers:3:EService:Busy,*:1:http520.", null, "SPEC"),
        new("from", "Folder of recorded answers <Object>__*.json, served as they are as the first page.", null, "DIR"),
        new("source", "Which source's recordings to prefer: Ledgers__SOURCE__1.json.", null, "SOURCE"),
        new("pick", "Recorded files to serve, by name, separated by commas.", null, "FILE,…"),
        new("fields", "The fields of which year.", "2026", "YEAR", ["2021", "2026"]),
        new("key-order", "The order of the keys of a row.", "natural", "ORDER", ["natural", "alphabetical"]),
        new("page-size", "Rows of a page; of several numbers (25,100) each call takes the next.", "50", "N,…"),
        new("order", "The order of a listing; shuffled only inside a page.", "newest", "ORDER", ["newest", "oldest", "shuffled"]),
        new("nonce-window", "Nonce window of the keys, in units of the nonce.", "0", "N"),
        new("missing", "Permissions that the main key lacks: query-funds, query-open-trades, query-closed-trades, query-ledger.", null, "PERMISSION,…"),
        new("key-info", "Whether GetApiKeyInfo exists, and how it spells its fields.", "snake", "SPELLING", ["snake", "camel", "off", "on"]),
        new("growth", "Extra rows per hour from the start on.", "0", "N"),
        new("late", "Up to how many hours after its own time a staking reward appears; 0 for never late.", "6", "HOURS"),
        new("empty", "An account that never held anything.", null, null),
        new("arrivals", "Ledger rows that arrive before every call, and how many seconds old they are: 1 or 1/3600.", "0", "N/SECONDS"),
        new(
            "count", "What count says: the truth (ok), all rows whatever the filters (ignores-filters), some too many or too few (+3, -2), or nothing (absent).",
            "ok", "MODE"),
        new(
            "tokenised", "Ledger rows of tokenised shares: among the others, only with aclass=tokenized_asset, or none at all.", "included", "MODE",
            ["included", "separate", "none"]),
        new(
            "status", "What SystemStatus says; in maintenance private calls are not available.", "online", "STATUS",
            ["online", "maintenance", "cancel_only", "post_only"]),
        new("latency", "Milliseconds that a call, and again its answer, is on the way: 80, or a range 20-300.", "0", "N-N"),
        new("lockout-after", "Wrong credentials in a row before a lockout of 15 minutes; 0 for never.", "5", "N"),
        new("admin", "Lets tests ask for the truth: GET /sandbox/truth/Ledgers, GET /sandbox/requests.", null, null),
    ];
}

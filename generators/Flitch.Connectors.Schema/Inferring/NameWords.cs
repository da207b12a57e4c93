using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>What names tell: the service's own are all that a response says about meaning.</summary>
internal static class NameWords
{
    private static readonly string[] Amounts =
    {
        "price", "cost", "fee", "vol", "amount", "balance", "qty", "quantity", "margin", "rate", "equity", "credit", "debit", "debt", "proceeds", "profit",
    };

    private static readonly string[] Times = { "time", "tm", "ts", "timestamp", "at", "date", "since", "until", "expiry", "expires", "created", "updated" };
    private static readonly string[] Kinds =
    {
        "status", "type", "state", "kind", "side", "class", "reason", "subtype", "ordertype", "posstatus", "aclass", "mode", "level", "category", "direction", "method",
    };

    private static readonly string[] Counts =
    {
        "decimals", "digits", "precision", "scale", "multiplier", "count", "call", "stop", "level", "index", "id", "number", "num", "percent", "days",
    };

    private static readonly char[] Space = { ' ' };
    private static readonly string[] Ids = { "id", "ids", "key", "ref", "refid", "txid", "uuid", "guid", "hash", "address", "name", "title", "email", "asset", "pair", "symbol", "currency" };

    /// <summary>The words of a name, in small letters: <c>last</c>, <c>update</c>, <c>time</c> of <c>lastUpdateTime</c>.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
            {
                words.Append(' ');
            }

            words.Append(char.IsLetterOrDigit(name[i]) ? char.ToLowerInvariant(name[i]) : ' ');
        }

        return words.ToString().Split(Space, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary><c>trade_volume</c> of <c>TradeVolume</c>.</summary>
    public static string Snake(string name) => string.Join("_", Of(name));

    /// <summary><c>Trade Volume</c> of <c>trade_volume</c>.</summary>
    public static string Title(string name) => string.Join(" ", Of(name).Select(w => char.ToUpperInvariant(w[0]) + w.Substring(1)));

    /// <summary>The singular of an English plural, as far as names of objects need it.</summary>
    public static string Singular(string word) => word switch
    {
        _ when word.EndsWith("ies", StringComparison.Ordinal) => word.Substring(0, word.Length - 3) + "y",
        _ when word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal) => word,
        _ when word.Length > 2 && word.EndsWith("s", StringComparison.Ordinal) => word.Substring(0, word.Length - 1),
        _ => word,
    };

    /// <summary>The last word of a name, mostly its noun; empty when it has none.</summary>
    public static string Last(string name) => Of(name) is { Count: > 0 } words ? words[words.Count - 1] : "";

    /// <summary>What one record is called: <c>order</c> of <c>open_orders</c>.</summary>
    public static string Noun(string objectName) => Last(objectName) is { Length: > 0 } last ? Singular(last) : "record";

    public static bool IsAmount(string name) => !Counts.Contains(Last(name)) && Amounts.Any(a => name.ToLowerInvariant().Contains(a));

    public static bool IsPrice(string name) => name.ToLowerInvariant() is var low && (low.Contains("price") || Of(name).Contains("rate"));

    public static bool IsTime(string name) =>
        Last(name) is var last && (Times.Contains(last) || last.EndsWith("tm", StringComparison.Ordinal) || last.EndsWith("time", StringComparison.Ordinal));

    public static bool IsKind(string name) => Kinds.Contains(Last(name));

    public static bool IsId(string name) => Last(name) is var last && (Ids.Contains(last) || last.EndsWith("id", StringComparison.Ordinal));

    /// <summary>Whether a name is one that a programmer gives to a field, and not an id under which a record stands in a map.</summary>
    public static bool IsField(string name) => name.Length > 0 && (IsCamel(name) || IsPascal(name));

    private static bool IsCamel(string name) => (name[0] is (>= 'a' and <= 'z') or '_') && name.All(IsNameCharacter) && !(name.Length >= 20 && name.Any(char.IsDigit));

    // `Balance`, `LastPrice`; but not `ZUSD`, `ETH2`, or `T1`.
    private static bool IsPascal(string name) =>
        name.Length > 2 && name[0] is >= 'A' and <= 'Z' && name[1] is >= 'a' and <= 'z' && name.All(IsNameCharacter) && !name.Any(char.IsDigit);

    private static bool IsNameCharacter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
}

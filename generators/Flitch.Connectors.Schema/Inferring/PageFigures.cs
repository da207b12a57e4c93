using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>What stands beside records and tells about the page: how many there are in all, and how to get the next ones.</summary>
internal static class PageFigures
{
    private static readonly string[] Totals = { "count", "total", "totalcount", "totalresults", "totalitems", "numresults", "recordcount" };
    private static readonly string[] Tokens = { "next", "nextcursor", "nextpage", "nexttoken", "nextpagetoken", "pagetoken", "cursor", "continuation", "continuationtoken" };
    private static readonly string[] Others =
    {
        "page", "pages", "pagecount", "pagesize", "limit", "offset", "perpage", "hasmore", "hasnext", "more", "last", "prev", "previous", "status", "success", "ok", "error", "errors",
        "message", "code", "object", "timestamp", "servertime",
    };

    public static bool Is(string name) => IsTotal(name) || Plain(name) is var plain && (Tokens.Contains(plain) || Others.Contains(plain));

    public static bool IsTotal(string name) => Totals.Contains(Plain(name));

    /// <summary>Pointer and value of every scalar beside the records and in objects there such as <c>meta</c>, outermost first.</summary>
    public static IEnumerable<(IReadOnlyList<string> At, JsonValue Value)> Beside(JsonValue root, IReadOnlyList<string> records)
    {
        var value = root;
        for (var depth = 0; depth < records.Count && value is JsonObject node; depth++)
        {
            foreach (var found in Scalars(node, records.Take(depth).ToList(), records[depth]))
            {
                yield return found;
            }

            value = node.Find(records[depth])?.Value;
        }
    }

    /// <summary>Whether a place is one of the next page's token.</summary>
    public static bool IsToken(IReadOnlyList<string> at)
    {
        var last = Plain(at[at.Count - 1]);
        return Tokens.Contains(last) || (at.Count > 1 && last is "token" or "after" && Tokens.Contains(Plain(at[at.Count - 2])));
    }

    private static IEnumerable<(IReadOnlyList<string> At, JsonValue Value)> Scalars(JsonObject node, List<string> at, string except)
    {
        foreach (var member in node.Members.Where(m => m.Name != except))
        {
            if (member.Value is not (JsonObject or JsonArray))
            {
                yield return (at.Append(member.Name).ToList(), member.Value);
            }
            else if (member.Value is JsonObject inner && (Is(member.Name) || Plain(member.Name) is "meta" or "pagination" or "paging" or "links" or "pageinfo"))
            {
                foreach (var scalar in inner.Members.Where(m => m.Value is not (JsonObject or JsonArray)))
                {
                    yield return (at.Append(member.Name).Append(scalar.Name).ToList(), scalar.Value);
                }
            }
        }
    }

    private static string Plain(string name) => string.Concat(NameWords.Of(name));
}

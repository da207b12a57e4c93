using System.Collections.Generic;
using System.Linq;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Connectors.Schema.Inferring;

/// <summary>
/// Writes <c>refresh</c> and <c>partition</c>. Reading whole is always right, if not cheap; reading along a time is guessed only where the answer counts its rows
/// and the connector's other objects show how an interval is asked for.
/// </summary>
internal static class RefreshComposer
{
    public static (JsonObject Refresh, JsonObject? Partition) Compose(
        InferenceOptions options, FoundRecords found, bool counts, IReadOnlyList<InferredColumn> columns, Evidence evidence)
    {
        var times = columns.Where(c => c.CanBeCursor).Select(c => c.Name).ToList();
        var known = NeighbourGuess.Refresh(options);
        var isList = found.Shape is RecordsShape.Map or RecordsShape.Array;
        var cursor = options.Cursor ?? (isList && counts && known is not null ? times.FirstOrDefault() : null);
        if (cursor is null)
        {
            if (isList && times.Count > 0)
            {
                evidence.Guess("refresh", $"read whole each time; if the service takes an interval, read it along {string.Join(" or ", times)}: --cursor {times[0]}");
            }

            return (Json.Object(("mode", Json.Text("snapshot"))), null);
        }

        var others = times.Where(t => t != cursor).ToList();
        evidence.Guess("refresh", $"read along {cursor}{(others.Count > 0 ? $" (or {string.Join(", ", others)}?)" : "")}; {Interval(known)}");
        return (
            Json.Object(
                ("mode", Json.Text("incremental")), ("cursor", Json.Text(cursor)),
                ("from", known is null ? null : Json.Text(known.From!)), ("to", known is null ? null : Json.Text(known.To!))),
            Json.Object(("by", Json.Text("month")), ("on", Json.Text(cursor))));
    }

    private static string Interval(RefreshSpec? known) => known is null
        ? "write the request parameters of an interval, from (exclusive) and to (inclusive)"
        : $"{known.From} and {known.To} as in the other objects";
}

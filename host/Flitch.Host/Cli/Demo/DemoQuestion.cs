using System.Text.Json;
using Flitch.Connectors.Catalog;

namespace Flitch.Host.Cli.Demo;

/// <summary>
/// Finds a question that a connector's datasets answer. Where a schema states a running balance and which object has its end, the question is whether the
/// two agree; else it is how many rows each dataset has.
/// </summary>
internal static class DemoQuestion
{
    /// <summary>The question in words and in SQL.</summary>
    /// <param name="connector">The connector.</param>
    /// <param name="connection">The connection whose datasets are asked.</param>
    public static (string Question, string Sql) Of(ConnectorDescriptor connector, string connection) =>
        connector.Objects.Select(o => Balances(connector, o, connection)).OfType<(string, string)>().FirstOrDefault(Counts(connector, connection));

    private static (string, string)? Balances(ConnectorDescriptor connector, ObjectDescriptor listing, string connection)
    {
        var running = listing.Checks.FirstOrDefault(c => c.Kind == "runningBalance");
        var last = listing.Checks.FirstOrDefault(c => c.Kind == "lastEquals");
        if (running is null || last is null)
            return null;
        using var sums = JsonDocument.Parse(running.Settings);
        using var ends = JsonDocument.Parse(last.Settings);
        var group = sums.RootElement.GetProperty("group")[0].GetString()!;
        var total = string.Join(" + ", sums.RootElement.GetProperty("change").EnumerateArray().Select(c => c.GetString()!)).Replace("+ -", "- ", StringComparison.Ordinal);
        var target = connector.FindObject(ends.RootElement.GetProperty("object").GetString()!);
        var field = ends.RootElement.GetProperty("field").GetString()!;
        return target is null ? null : ($"Do the {listing.Title.ToLowerInvariant()} add up to the {target.Title.ToLowerInvariant()}?", $"""
            SELECT {group}, entries, total, t.{field}, total = t.{field} AS agrees
            FROM (SELECT {group}, count(*) AS entries, sum({total}) AS total
                  FROM {connection}.{listing.Name} GROUP BY {group}) AS l
            JOIN {connection}.{target.Name} AS t USING ({group})
            ORDER BY entries DESC LIMIT 8
            """);
    }

    private static (string, string) Counts(ConnectorDescriptor connector, string connection) => (
        "How many rows has each dataset?",
        string.Join("\nUNION ALL ", connector.Objects.Select(o => $"SELECT '{o.Name}' AS dataset, count(*) AS rows FROM {connection}.{o.Name}")));
}

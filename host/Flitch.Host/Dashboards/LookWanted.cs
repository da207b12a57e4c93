using Flitch.Connectors;
using Flitch.Pipeline.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Flitch.Host.Dashboards;

/// <summary>How a dashboard is looked at; what is left out is as the dashboard has it.</summary>
internal sealed record LookWanted
{
    /// <summary>The connection whose data is shown; the dashboard's, or the first of its connector's, when left out.</summary>
    public string? Connection { get; init; }

    /// <summary>The range: <c>all</c>, <c>30d</c>, <c>12w</c>, <c>12m</c>, <c>5y</c>, or two days such as <c>2026-01-01..2026-03-31</c>.</summary>
    public string? Range { get; init; }

    /// <summary>The time zone by whose clocks days and months are told: <c>UTC</c>, <c>Europe/Berlin</c>.</summary>
    public string? Zone { get; init; }

    /// <summary>Only these values, as often as wanted: <c>COLUMN.VALUE</c> for a column that the dashboard has a filter on; <c>COLUMN.</c> alone for all where it has some at first.</summary>
    public string[]? Filter { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="entry">The dashboard.</param>
    /// <param name="looks">Reads addresses of pages, which say the same.</param>
    /// <param name="connections">The connections.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">A value is none (usage).</exception>
    public async Task<DashboardLook> ReadAsync(DashboardEntry entry, LookReader looks, ConnectionService connections, CancellationToken cancellationToken)
    {
        if (Connection is { Length: > 0 })
        {
            await connections.GetAsync(Connection, cancellationToken);
        }

        var query = new Dictionary<string, StringValues> { ["connection"] = Connection, ["range"] = Range, ["zone"] = Zone ?? entry.Dashboard.Zone };
        foreach (var chosen in (Filter ?? []).Select(f => Split(entry, f)).GroupBy(f => f.Column, f => f.Value))
        {
            query[LookReader.FilterPrefix + chosen.Key] = new StringValues([.. chosen]);
        }

        return await looks.ReadAsync(entry, new QueryCollection(query), cancellationToken);
    }

    private static (string Column, string Value) Split(DashboardEntry entry, string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point > 0 && entry.Dashboard.Filters.Any(f => f.Column == text[..point]) ? (text[..point], text[(point + 1)..]) : throw new FlitchException(
            "usage:dashboard-filter",
            ErrorKind.Usage,
            $"\"{text}\" is no filter of the dashboard {entry.Dashboard.Name}.",
            entry.Dashboard.Filters.Count == 0 ? "It has none." : $"Give COLUMN.VALUE, for one of {string.Join(", ", entry.Dashboard.Filters.Select(f => f.Column))}.");
    }
}

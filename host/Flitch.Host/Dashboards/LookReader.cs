using Flitch.Analysis.Dashboards;
using Flitch.Connectors;
using Flitch.Host.Web.Shell;
using Flitch.Pipeline.Status;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Dashboards;

/// <summary>Reads from an address how somebody looks at a dashboard.</summary>
internal sealed class LookReader(StatusService status, TimeProvider clock)
{
    /// <summary>Stands before a filter's column in an address.</summary>
    public const string FilterPrefix = "f.";

    private const int MostValues = 100;

    /// <summary>Reads it.</summary>
    /// <param name="entry">The dashboard.</param>
    /// <param name="query">The address's query.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">A value is none (usage).</exception>
    public async Task<DashboardLook> ReadAsync(DashboardEntry entry, IQueryCollection query, CancellationToken cancellationToken)
    {
        var all = await status.ListAsync(cancellationToken);
        var fitting = all.Where(s => entry.Connector is null || s.Connection.Connector == entry.Connector).ToList();
        var wanted = query["connection"].FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? entry.Dashboard.Connection;
        var found = wanted is null ? fitting.FirstOrDefault() : fitting.Find(s => s.Connection.Name == wanted);
        return new DashboardLook(
            entry,
            found,
            found?.Connection.Name ?? wanted,
            [.. fitting.Select(s => s.Connection.Name).Where(n => n != found?.Connection.Name)],
            Range(query) ?? entry.Dashboard.Range,
            Zone(query) ?? Own() ?? ZonedTime.Find(entry.Dashboard.Zone)!,
            Chosen(entry.Dashboard, query),
            clock.GetUtcNow());
    }

    private static DashboardRange? Range(IQueryCollection query)
    {
        var text = query["range"].FirstOrDefault() is "days" ? $"{query["from"]}..{query["to"]}" : query["range"].FirstOrDefault();
        return string.IsNullOrEmpty(text) ? null : DashboardRange.TryRead(text) ?? throw new FlitchException(
            "usage:range", ErrorKind.Usage, $"\"{text}\" is no range of time.", "Choose one, or two days of which the first is not later.");
    }

    private static TimeZoneInfo? Zone(IQueryCollection query) => query["zone"].FirstOrDefault() is not { Length: > 0 } name ? null : ZonedTime.Find(name)
        ?? throw new FlitchException("usage:zone", ErrorKind.Usage, $"\"{name}\" is no time zone.", "Choose UTC, or a name such as Europe/Berlin.");

    // The zone that the person chose for all pages.
    private static TimeZoneInfo? Own() => PageZone.Name == "UTC" ? null : ZonedTime.Find(PageZone.Name);

    private static Dictionary<string, IReadOnlyList<string>> Chosen(Dashboard dashboard, IQueryCollection query) => dashboard.Filters.ToDictionary(
        f => f.Column,
        f => (IReadOnlyList<string>)(query.TryGetValue(FilterPrefix + f.Column, out var values) ? [.. values.OfType<string>().Where(v => v.Length > 0).Distinct().Take(MostValues)] : f.Values));
}

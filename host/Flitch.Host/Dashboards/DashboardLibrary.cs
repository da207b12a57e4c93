using System.Runtime.CompilerServices;
using System.Text;
using Flitch.Analysis.Dashboards;
using Flitch.Connectors;
using Flitch.Pipeline.Dashboards;
using Flitch.Pipeline.Plugins;
using Microsoft.Extensions.Logging;

namespace Flitch.Host.Dashboards;

/// <summary>All dashboards: those that connectors bring, and people's own. One of a connector's that was changed stands in its place until it is removed.</summary>
internal sealed class DashboardLibrary(PluginCatalog plugins, DashboardBook book, ILogger<DashboardLibrary> log)
{
    private readonly ConditionalWeakTable<BroughtDashboard, Lazy<Dashboard?>> _read = [];

    /// <summary>All, by title. A file that cannot be read is left out, and told in the log.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<DashboardEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var starters = Starters();
        var own = (await book.ListAsync(cancellationToken)).Select(Read).OfType<DashboardEntry>().Select(e => e with { Connector = starters.FirstOrDefault(s => s.Dashboard.Name == e.Dashboard.Name)?.Connector });
        return [.. own.Concat(starters).DistinctBy(e => e.Dashboard.Name).OrderBy(e => e.Dashboard.Title, StringComparer.Ordinal)];
    }

    /// <summary>One dashboard.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">There is none of that name (usage).</exception>
    public async Task<DashboardEntry> FindAsync(string name, CancellationToken cancellationToken)
    {
        var all = await ListAsync(cancellationToken);
        return all.FirstOrDefault(e => e.Dashboard.Name == name) ?? throw new FlitchException(
            "usage:unknown-dashboard",
            ErrorKind.Usage,
            $"There is no dashboard called \"{name}\".",
            all.Count == 0 ? "There are none yet." : $"There are: {string.Join(", ", all.Select(e => e.Dashboard.Name))}.");
    }

    /// <summary>Keeps a dashboard as a person's own.</summary>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="version">The version that was changed, 0 for a new one; null to save over whichever is there.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    /// <exception cref="FlitchException">Somebody saved it meanwhile (usage).</exception>
    public Task<StoredDashboard> SaveAsync(Dashboard dashboard, long? version, CancellationToken cancellationToken) =>
        book.SaveAsync(dashboard.Name, Encoding.UTF8.GetString(DashboardWriter.Write(dashboard)), version, cancellationToken);

    /// <summary>Keeps a dashboard as its file says.</summary>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="version">The version that was changed; null for whichever is there.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    /// <returns><c>added</c>, <c>changed</c> or <c>unchanged</c>, and which save it is now.</returns>
    /// <exception cref="FlitchException">Somebody saved it meanwhile (usage).</exception>
    public async Task<(string Outcome, long Version)> ApplyAsync(Dashboard dashboard, long? version, CancellationToken cancellationToken)
    {
        var before = (await ListAsync(cancellationToken)).FirstOrDefault(e => e.Dashboard.Name == dashboard.Name);
        if (before is not null && DashboardWriter.Write(before.Dashboard).AsSpan().SequenceEqual(DashboardWriter.Write(dashboard)))
        {
            return ("unchanged", before.Version);
        }

        return (before is null ? "added" : "changed", (await SaveAsync(dashboard, version, cancellationToken)).Version);
    }

    /// <summary>Removes a person's own. The links that show it end, unless one of a connector's stands in its place again.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    /// <exception cref="FlitchException">There is none of that name (usage).</exception>
    public Task RemoveAsync(string name, CancellationToken cancellationToken) =>
        book.RemoveAsync(name, withLinks: Starters().TrueForAll(s => s.Dashboard.Name != name), cancellationToken);

    private List<DashboardEntry> Starters() =>
    [
        .. plugins.Connectors.SelectMany(c => plugins.DashboardsOf(c.Name).Select(f => (Connector: c.Name, Dashboard: Read(f))))
            .Where(d => d.Dashboard is not null).Select(d => new DashboardEntry(d.Dashboard!, d.Connector)),
    ];

    private DashboardEntry? Read(StoredDashboard stored) => Read(stored.Name, Encoding.UTF8.GetBytes(stored.Text)) is { } dashboard ? new DashboardEntry(dashboard, null, stored.Version) : null;

    private Dashboard? Read(BroughtDashboard file) => _read.GetValue(file, f => new(() => Read(f.File, f.Text))).Value;

    private Dashboard? Read(string file, ReadOnlyMemory<byte> text)
    {
        try
        {
            return DashboardReader.Read(file, text);
        }
        catch (FlitchException e)
        {
            DashboardLog.Unreadable(log, file, e.Error.Summary);
            return null;
        }
    }
}

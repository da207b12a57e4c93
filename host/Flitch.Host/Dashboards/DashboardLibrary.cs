using System.Runtime.CompilerServices;
using Flitch.Analysis.Dashboards;
using Flitch.Connectors;
using Flitch.Pipeline.Plugins;
using Microsoft.Extensions.Logging;

namespace Flitch.Host.Dashboards;

/// <summary>All dashboards: those that connectors bring.</summary>
internal sealed class DashboardLibrary(PluginCatalog plugins, ILogger<DashboardLibrary> log)
{
    private readonly ConditionalWeakTable<BroughtDashboard, Lazy<Dashboard?>> _read = [];

    /// <summary>All, by title. A connector's file that cannot be read is left out, and told in the log.</summary>
    public IReadOnlyList<DashboardEntry> List() =>
    [
        .. plugins.Connectors.SelectMany(c => plugins.DashboardsOf(c.Name).Select(f => (Connector: c.Name, Dashboard: Read(f))))
            .Where(d => d.Dashboard is not null).Select(d => new DashboardEntry(d.Dashboard!, d.Connector))
            .DistinctBy(e => e.Dashboard.Name).OrderBy(e => e.Dashboard.Title, StringComparer.Ordinal),
    ];

    /// <summary>One dashboard.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="FlitchException">There is none of that name (usage).</exception>
    public DashboardEntry Find(string name)
    {
        var all = List();
        return all.FirstOrDefault(e => e.Dashboard.Name == name) ?? throw new FlitchException(
            "usage:unknown-dashboard",
            ErrorKind.Usage,
            $"There is no dashboard called \"{name}\".",
            all.Count == 0 ? "There are none yet." : $"There are: {string.Join(", ", all.Select(e => e.Dashboard.Name))}.");
    }

    private Dashboard? Read(BroughtDashboard file) => _read.GetValue(file, f => new(() =>
    {
        try
        {
            return DashboardReader.Read(f.File, f.Text);
        }
        catch (FlitchException e)
        {
            DashboardLog.Unreadable(log, f.File, e.Error.Summary);
            return null;
        }
    })).Value;
}

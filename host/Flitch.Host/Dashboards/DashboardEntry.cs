using Flitch.Analysis.Dashboards;

namespace Flitch.Host.Dashboards;

/// <summary>A dashboard that can be opened.</summary>
/// <param name="Dashboard">What it shows.</param>
/// <param name="Connector">The connector that brought it, or whose dashboard it is a changed copy of; null for any.</param>
/// <param name="Version">Which save of a person's own it is; 0 for a connector's.</param>
public sealed record DashboardEntry(Dashboard Dashboard, string? Connector, long Version = 0)
{
    /// <summary>Whether it is as the connector brought it.</summary>
    public bool IsStarter => Version == 0;
}

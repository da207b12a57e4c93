using Flitch.Analysis.Dashboards;

namespace Flitch.Host.Dashboards;

/// <summary>A dashboard that can be opened.</summary>
/// <param name="Dashboard">What it shows.</param>
/// <param name="Connector">The connector that brought it; null for a person's own.</param>
public sealed record DashboardEntry(Dashboard Dashboard, string? Connector)
{
    /// <summary>Whether it came with a connector, and cannot be changed itself.</summary>
    public bool IsStarter => Connector is not null;
}

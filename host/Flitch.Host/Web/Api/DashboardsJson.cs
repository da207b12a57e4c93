using Flitch.Host.Dashboards;

namespace Flitch.Host.Web.Api;

/// <summary>The dashboards.</summary>
/// <param name="Dashboards">By title.</param>
internal sealed record DashboardsJson(IReadOnlyList<DashboardJson> Dashboards);

/// <summary>A dashboard.</summary>
/// <param name="Name">Its name: a slug.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Description">What it shows; empty for nothing said.</param>
/// <param name="Connector">The connector that brings it, or whose dashboard it is a changed copy of; null for any.</param>
/// <param name="Own">Whether a person changed or made it.</param>
/// <param name="Version">Which save it is; 0 while it is as its connector brings it.</param>
/// <param name="Tiles">The ids of its tiles that ask something, in their order.</param>
internal sealed record DashboardJson(string Name, string Title, string Description, string? Connector, bool Own, long Version, IReadOnlyList<string> Tiles)
{
    /// <summary>A dashboard.</summary>
    /// <param name="entry">The dashboard.</param>
    public static DashboardJson Of(DashboardEntry entry) => new(
        entry.Dashboard.Name,
        entry.Dashboard.Title,
        entry.Dashboard.Description,
        entry.Connector,
        !entry.IsStarter,
        entry.Version,
        [.. entry.Dashboard.Tiles.Where(t => t.Query is not null).OrderBy(t => (t.Place.Y, t.Place.X)).Select(t => t.Id)]);
}

/// <summary>What came of applying a dashboard's file.</summary>
/// <param name="Name">The dashboard's name.</param>
/// <param name="Outcome"><c>added</c>, <c>changed</c> or <c>unchanged</c>.</param>
/// <param name="Version">Which save it is now.</param>
internal sealed record AppliedJson(string Name, string Outcome, long Version);

using Flitch.Analysis.Dashboards;
using Flitch.Analysis.Tiles;
using Flitch.Pipeline.Status;

namespace Flitch.Host.Dashboards;

/// <summary>A dashboard as somebody looks at it: of which connection, which range, which filters.</summary>
/// <param name="Entry">The dashboard.</param>
/// <param name="Status">How its connection stands; null where there is none.</param>
/// <param name="Connection">The connection's name, there or gone; null where none was ever named.</param>
/// <param name="Others">Connections that could be looked at instead, by name.</param>
/// <param name="Range">The range.</param>
/// <param name="Zone">The time zone.</param>
/// <param name="Chosen">Chosen values by filter.</param>
/// <param name="Now">When it is looked at.</param>
public sealed record DashboardLook(
    DashboardEntry Entry,
    ConnectionStatus? Status,
    string? Connection,
    IReadOnlyList<string> Others,
    DashboardRange Range,
    TimeZoneInfo Zone,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen,
    DateTimeOffset Now)
{
    /// <summary>The dashboard.</summary>
    public Dashboard Dashboard => Entry.Dashboard;

    /// <summary>What its tiles share.</summary>
    public TileView View
    {
        get
        {
            var (from, to) = Range.Resolve(Now, Zone);
            return new TileView(Connection ?? "", from, to, Zone) { Chosen = Chosen, Filterable = [.. Dashboard.Filters.Select(f => f.Column)] };
        }
    }

    /// <summary>By which link it is looked at; null for whoever is signed in.</summary>
    public SharedLook? Shared { get; init; }

    /// <summary>Where it is: <c>/dashboards/fees</c>, or the link's own address.</summary>
    public string Address => Shared is { } link ? $"/shared/{link.Token}" : $"/dashboards/{Dashboard.Name}";

    /// <summary>What of it stands in an address: <c>?connection=main&amp;range=30d</c>. By a link, only what a visitor may choose.</summary>
    public string Query => Shared switch
    {
        { IsOpen: true } => Settings,
        { IsOpen: false } => "",
        _ => Connection is { } connection ? $"?connection={Uri.EscapeDataString(connection)}&{Settings[1..]}" : Settings,
    };

    /// <summary>Range, zone and filters as they stand in an address: <c>?range=30d&amp;zone=UTC</c>.</summary>
    public string Settings
    {
        get
        {
            // A filter from which its first choice was taken away is told as empty: left out, it would have it again.
            var parts = Chosen.OrderBy(c => c.Key, StringComparer.Ordinal).SelectMany(c => (c.Value.Count > 0 ? c.Value : [""]).Select(v => (Name: LookReader.FilterPrefix + c.Key, Value: v)))
                .Where(p => p.Value.Length > 0 || Dashboard.Filters.Any(f => LookReader.FilterPrefix + f.Column == p.Name && f.Values.Count > 0));
            return "?" + string.Join('&', parts.Prepend(("zone", Zone.Id)).Prepend(("range", Range.Text)).Select(p => $"{Uri.EscapeDataString(p.Item1)}={Uri.EscapeDataString(p.Item2)}"));
        }
    }
}

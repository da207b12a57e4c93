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

    /// <summary>What of it stands in an address: <c>?connection=main&amp;range=30d</c>.</summary>
    public string Query
    {
        get
        {
            var parts = new List<(string Name, string Value)> { ("range", Range.Text), ("zone", Zone.Id) };
            if (Connection is { } connection)
            {
                parts.Insert(0, ("connection", connection));
            }

            parts.AddRange(Chosen.OrderBy(c => c.Key, StringComparer.Ordinal).SelectMany(c => c.Value.Select(v => (LookReader.FilterPrefix + c.Key, v))));
            return "?" + string.Join('&', parts.Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value)}"));
        }
    }
}

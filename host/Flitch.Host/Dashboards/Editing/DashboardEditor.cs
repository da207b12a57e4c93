using Flitch.Analysis.Dashboards;
using Flitch.Analysis.Tiles;
using Flitch.Connectors;

namespace Flitch.Host.Dashboards.Editing;

/// <summary>Changes dashboards. One that a connector brings is copied by its first change. Whatever is kept was read as a file is, so that it can be exported and applied.</summary>
internal sealed class DashboardEditor(DashboardLibrary library)
{
    /// <summary>Makes a new one.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="connection">The connection that it shows; null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">The title is none (usage).</exception>
    public async Task<Dashboard> NewAsync(string title, string? connection, CancellationToken cancellationToken) =>
        await SaveAsync(await DraftAsync(title, connection, cancellationToken), 0, cancellationToken);

    /// <summary>A new one that is not kept yet.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="connection">The connection that it shows; null for any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Dashboard> DraftAsync(string title, string? connection, CancellationToken cancellationToken)
    {
        var taken = (await library.ListAsync(cancellationToken)).Select(e => e.Dashboard.Name).ToList();
        return new Dashboard(DashboardNames.Of(title, taken), title.Trim()) { Connection = connection, Filters = [new("asset", "Asset", [])] };
    }

    /// <summary>Makes a copy under another title.</summary>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="connection">The connection that the copy shows.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Dashboard> DuplicateAsync(Dashboard dashboard, string? connection, CancellationToken cancellationToken)
    {
        var taken = (await library.ListAsync(cancellationToken)).Select(e => e.Dashboard.Name).ToList();
        var title = dashboard.Title + " (copy)";
        return await SaveAsync(dashboard with { Name = DashboardNames.Of(title, taken), Title = title, Connection = dashboard.Connection ?? connection }, 0, cancellationToken);
    }

    /// <summary>Keeps a changed dashboard.</summary>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="version">The version that was changed; 0 for a connector's, or a new one.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    /// <exception cref="FlitchException">It is none, or somebody saved it meanwhile (usage).</exception>
    public async Task<Dashboard> SaveAsync(Dashboard dashboard, long version, CancellationToken cancellationToken)
    {
        var read = DashboardReader.Read(dashboard.Title.Length > 0 ? dashboard.Title : "The dashboard", DashboardWriter.Write(dashboard));
        await library.SaveAsync(read, version, cancellationToken);
        return read;
    }

    /// <summary>A dashboard with a tile in the place of the one of the same id, or added; others make room downwards.</summary>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="tile">The tile.</param>
    public static Dashboard With(Dashboard dashboard, Tile tile)
    {
        var others = dashboard.Tiles.Where(t => t.Id != tile.Id).OrderBy(t => (t.Place.Y, t.Place.X)).ToList();
        var placed = new List<Tile> { tile };
        foreach (var other in others)
        {
            var place = other.Place;
            while (placed.FirstOrDefault(p => p.Place.Overlaps(place)) is { } inTheWay)
            {
                place = place with { Y = inTheWay.Place.Y + inTheWay.Place.H };
            }

            placed.Add(other with { Place = place });
        }

        return dashboard with { Tiles = [.. placed.OrderBy(t => (t.Place.Y, t.Place.X))] };
    }

    /// <summary>A dashboard with its tiles in other places, in the order of these.</summary>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="places">Places by tile; a tile that is not named keeps its own.</param>
    public static Dashboard Placed(Dashboard dashboard, IReadOnlyDictionary<string, TilePlace> places) => dashboard with
    {
        Tiles = [.. dashboard.Tiles.Select(t => t with { Place = places.GetValueOrDefault(t.Id, t.Place) }).OrderBy(t => (t.Place.Y, t.Place.X))],
    };

    /// <summary>A dashboard as it is shown: from the top left on, and each tile rests on what is above it, so that what was removed leaves no hole.</summary>
    /// <param name="dashboard">The dashboard.</param>
    public static Dashboard Stacked(Dashboard dashboard)
    {
        var placed = new List<Tile>();
        foreach (var tile in dashboard.Tiles.OrderBy(t => (t.Place.Y, t.Place.X)))
        {
            var above = placed.Where(p => p.Place.X < tile.Place.X + tile.Place.W && tile.Place.X < p.Place.X + p.Place.W);
            placed.Add(tile with { Place = tile.Place with { Y = above.Select(p => p.Place.Y + p.Place.H).DefaultIfEmpty(0).Max() } });
        }

        return dashboard with { Tiles = placed };
    }

    /// <summary>The first free row below all tiles.</summary>
    /// <param name="dashboard">The dashboard.</param>
    public static int Below(Dashboard dashboard) => dashboard.Tiles.Select(t => t.Place.Y + t.Place.H).DefaultIfEmpty(0).Max();

    /// <summary>An id for a new tile.</summary>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="title">The tile's title.</param>
    public static string NewId(Dashboard dashboard, string title) => DashboardNames.Of(title.Length > 0 ? title : "tile", [.. dashboard.Tiles.Select(t => t.Id)]);
}

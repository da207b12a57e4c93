using Flitch.Analysis.Shapes;
using Flitch.Analysis.Tiles;
using Flitch.Connectors;
using Flitch.Host.Dashboards;
using Flitch.Host.Dashboards.Charts;
using Flitch.Host.Dashboards.Editing;
using Flitch.Host.Web.Serving;
using Flitch.Pipeline.Status;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Flitch.Host.Web.Sql;

/// <summary>Makes tiles of what was asked in the console, through what the form of a tile uses.</summary>
internal sealed class SqlTiles(DashboardLibrary library, DashboardEditor editor, LookReader looks, TileDesk desk, StatusService status, ShapeCatalog shapes)
{
    private const string Main = "main";

    /// <summary>What a chart and a tile of an answer begin with; null where there is nothing to make one of.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ConsoleTile?> OfAsync(ConsoleQuery query, ConsoleAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Error is not null || answer.Rows.Count == 0)
        {
            return null;
        }

        var units = (await shapes.ListAsync(cancellationToken)).SelectMany(s => s.Columns).Select(c => c.UnitBy).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var fitting = await FittingAsync(query.Schema ?? Main, cancellationToken);
        return new ConsoleTile(query, ChartGuess.Of(answer.Columns, answer.Rows, units), [.. fitting.Select(e => KeyValuePair.Create(e.Dashboard.Name, e.Dashboard.Title))]);
    }

    /// <summary>Adds the form's tile to the dashboard that was chosen, or to a new one. It is asked once before it is kept: what a dashboard would refuse is refused here.</summary>
    /// <param name="request">The form.</param>
    /// <exception cref="FlitchException">The tile, or the dashboard, cannot be (usage).</exception>
    public async Task<IResult> AddAsync(HttpRequest request)
    {
        var cancellationToken = request.HttpContext.RequestAborted;
        var sent = await request.ReadFormAsync(cancellationToken);
        var connection = ConsoleQuery.Read(sent).Schema ?? Main;
        var entry = await EntryAsync(sent, connection, cancellationToken);
        var tile = Tile(entry, new TileForm(ConsoleCharts.Fields(sent)));
        var look = await looks.ReadAsync(entry, new QueryCollection(new Dictionary<string, StringValues> { ["connection"] = connection }), cancellationToken);
        if ((await desk.ReportAsync(tile, look, cancellationToken)).Error is { } error)
        {
            throw new FlitchException(error);
        }

        await editor.SaveAsync(DashboardEditor.With(entry.Dashboard, tile), entry.Version, cancellationToken);
        var chosen = entry.Dashboard.Connection is null ? $"?connection={Uri.EscapeDataString(connection)}" : "";
        return PageResults.To(request, $"/dashboards/{entry.Dashboard.Name}{chosen}#tile-{tile.Id}");
    }

    private static Tile Tile(DashboardEntry entry, TileForm form)
    {
        var room = new TilePlace(0, DashboardEditor.Below(entry.Dashboard), form["kind"] == "number" ? 3 : 6, form["kind"] == "number" ? 2 : 5);
        var tile = new TileFormReader(form).Read(new Tile("new", "", TileKind.Table, room)) with { Id = DashboardEditor.NewId(entry.Dashboard, form["title"]), Place = room };
        return tile.Title.Trim().Length > 0 ? tile : throw new FlitchException("usage:title", ErrorKind.Usage, "The tile has no title.", "Write what it shows, for example Fees by month.");
    }

    private async Task<DashboardEntry> EntryAsync(IFormCollection sent, string connection, CancellationToken cancellationToken)
    {
        if (sent["dashboard"].ToString() is not { Length: > 0 } name)
        {
            var title = sent["dashboard_title"].ToString().Trim();
            return title.Length > 0
                ? new DashboardEntry(await editor.DraftAsync(title, connection, cancellationToken), null)
                : throw new FlitchException("usage:title", ErrorKind.Usage, "The new dashboard has no title.", "Write one, or choose a dashboard that is there.");
        }

        var entry = await library.FindAsync(name, cancellationToken);
        return entry.Dashboard.Connection is not { } own || own == connection ? entry : throw new FlitchException(
            "usage:dashboard-connection", ErrorKind.Usage, $"{entry.Dashboard.Title} shows {own}, and the query asked {connection}.", $"Choose a dashboard that shows {connection}, or a new one.");
    }

    // Dashboards of any connection, of this one, and those of its connector.
    private async Task<IEnumerable<DashboardEntry>> FittingAsync(string connection, CancellationToken cancellationToken)
    {
        var connector = (await status.ListAsync(cancellationToken)).FirstOrDefault(s => s.Connection.Name == connection)?.Connection.Connector;
        return (await library.ListAsync(cancellationToken)).Where(e => (e.Dashboard.Connection ?? connection) == connection && (e.Connector is null || e.Connector == connector));
    }
}

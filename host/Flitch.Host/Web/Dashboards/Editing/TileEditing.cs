using Flitch.Analysis.Dashboards;
using Flitch.Analysis.Shapes;
using Flitch.Analysis.Tiles;
using Flitch.Connectors;
using Flitch.Host.Dashboards;
using Flitch.Host.Dashboards.Editing;
using Flitch.Host.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Dashboards.Editing;

/// <summary>The form of one tile: shown with a preview of what it says, and saved.</summary>
internal sealed class TileEditing(DashboardLibrary library, DashboardEditor editor, LookReader looks, TileDesk desk, ShapeCatalog catalog)
{
    /// <summary>The id of a tile that is only looked at.</summary>
    public const string Preview = "preview";

    /// <summary>Shows the form.</summary>
    /// <param name="name">The dashboard.</param>
    /// <param name="id">The tile; null for a new one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IResult> ShowAsync(string name, string? id, CancellationToken cancellationToken)
    {
        var entry = await library.FindAsync(name, cancellationToken);
        var before = id is null ? New(entry.Dashboard) : Find(entry.Dashboard, id);
        return await PageAsync(entry, id, before, TileFormWriter.Write(before), id is not null, null, cancellationToken);
    }

    /// <summary>Saves what the form says, or shows what it would be.</summary>
    /// <param name="name">The dashboard.</param>
    /// <param name="id">The tile; null for a new one.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IResult> SaveAsync(string name, string? id, HttpRequest request, CancellationToken cancellationToken)
    {
        var entry = await library.FindAsync(name, cancellationToken);
        var before = id is null ? New(entry.Dashboard) : Find(entry.Dashboard, id);
        var sent = await request.ReadFormAsync(cancellationToken);
        var form = new TileForm(sent.ToDictionary(f => f.Key, f => f.Value.ToString()));
        if (form["preview"].Length > 0)
        {
            return await PageAsync(entry, id, before, form, form.IsAsking, null, cancellationToken);
        }

        try
        {
            var tile = new TileFormReader(form).Read(before) with { Id = id ?? DashboardEditor.NewId(entry.Dashboard, form["title"]) };
            await editor.SaveAsync(DashboardEditor.With(entry.Dashboard, tile), long.TryParse(form["version"], out var version) ? version : entry.Version, cancellationToken);
            return PageResults.To(request, $"/dashboards/{name}#tile-{tile.Id}");
        }
        catch (FlitchException e)
        {
            return await PageAsync(entry, id, before, form, true, e.Error, cancellationToken);
        }
    }

    /// <summary>A tile of a dashboard.</summary>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="id">The tile's id.</param>
    /// <exception cref="FlitchException">There is none (usage).</exception>
    public static Tile Find(Dashboard dashboard, string id) => dashboard.Tiles.FirstOrDefault(t => t.Id == id)
        ?? throw new FlitchException("usage:unknown-tile", ErrorKind.Usage, $"The dashboard {dashboard.Title} has no tile {id}.", "It may have been removed meanwhile: open the dashboard anew.");

    private static Tile New(Dashboard dashboard) => new("new", "", TileKind.Bar, new TilePlace(0, DashboardEditor.Below(dashboard), 6, 5));

    private async Task<IResult> PageAsync(
        DashboardEntry entry, string? id, Tile before, TileForm form, bool isPreviewed, ErrorInfo? error, CancellationToken cancellationToken)
    {
        var look = await looks.ReadAsync(entry, QueryCollection.Empty, cancellationToken);
        var shapes = (await catalog.ListAsync(cancellationToken)).Where(s => s.Connection == look.Connection).ToList();
        var (preview, wrong) = isPreviewed ? await PreviewAsync(form, before, look, cancellationToken) : (null, null);
        var shown = error ?? wrong;
        return PageResults.Of<TileFormPage>(
            new { Look = look, Id = id, Form = form, Shapes = shapes, Preview = preview, Error = shown }, shown is null ? StatusCodes.Status200OK : Failures.StatusFor(shown));
    }

    private async Task<(TileReport? Report, ErrorInfo? Error)> PreviewAsync(TileForm form, Tile before, DashboardLook look, CancellationToken cancellationToken)
    {
        try
        {
            var tile = new TileFormReader(form).Read(before) with { Id = Preview };
            var read = DashboardReader.Read("The tile", DashboardWriter.Write(new Dashboard("preview", "Preview") { Tiles = [tile] })).Tiles[0];
            return (read.Query is null ? new TileReport(read) : await desk.ReportAsync(read, look, cancellationToken), null);
        }
        catch (FlitchException e)
        {
            return (null, e.Error);
        }
    }
}

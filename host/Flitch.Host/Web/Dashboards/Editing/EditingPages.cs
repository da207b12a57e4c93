using System.Globalization;
using System.Text;
using Flitch.Analysis.Dashboards;
using Flitch.Connectors;
using Flitch.Host.Dashboards;
using Flitch.Host.Dashboards.Editing;
using Flitch.Host.Web.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Dashboards.Editing;

/// <summary>People's own dashboards: new, copied, renamed, removed; their tiles by a form with a preview; and as a file.</summary>
internal static class EditingPages
{
    /// <summary>Adds the pages.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/dashboards", NewAsync);
        var one = app.MapGroup("/dashboards/{name}");
        one.MapPost("/rename", RenameAsync);
        one.MapPost("/places", PlacesAsync);
        one.MapPost("/duplicate", DuplicateAsync);
        one.MapPost("/remove", RemoveAsync);
        one.MapGet("/file", FileFormAsync);
        one.MapPost("/file", FileAsync);
        one.MapGet("/add", AddFormAsync);
        one.MapPost("/add", AddAsync);
        one.MapGet("/tiles/{tile}/edit", EditFormAsync);
        one.MapPost("/tiles/{tile}/edit", EditAsync);
        one.MapPost("/tiles/{tile}/rename", RenameTileAsync);
        one.MapPost("/tiles/{tile}/duplicate", DuplicateTileAsync);
        one.MapPost("/tiles/{tile}/remove", RemoveTileAsync);
    }

    private static async Task<IResult> NewAsync(HttpRequest request, [FromForm] string? title, [FromForm] string? connection, DashboardEditor editor, CancellationToken cancellationToken)
    {
        var made = await editor.NewAsync(title ?? "", string.IsNullOrEmpty(connection) ? null : connection, cancellationToken);
        return PageResults.To(request, $"/dashboards/{made.Name}/add");
    }

    private static async Task<IResult> RenameAsync(
        string name, HttpRequest request, [FromForm] string? title, [FromForm] long version, DashboardLibrary library, DashboardEditor editor, CancellationToken cancellationToken)
    {
        var entry = await library.FindAsync(name, cancellationToken);
        await editor.SaveAsync(entry.Dashboard with { Title = Title(title, "dashboard") }, version, cancellationToken);
        return Kept(request, version, $"/dashboards/{name}");
    }

    /// <summary>All places at once, each as <c>id x y w h</c>.</summary>
    private static async Task<IResult> PlacesAsync(
        string name, HttpRequest request, [FromForm] long version, DashboardLibrary library, DashboardEditor editor, CancellationToken cancellationToken)
    {
        var entry = await library.FindAsync(name, cancellationToken);
        var places = TilePlaces.Read((await request.ReadFormAsync(cancellationToken))["place"]);
        await editor.SaveAsync(entry.Version == version ? DashboardEditor.Placed(entry.Dashboard, places) : entry.Dashboard, version, cancellationToken);
        return Kept(request, version, $"/dashboards/{name}");
    }

    private static async Task<IResult> DuplicateAsync(
        string name, HttpRequest request, [FromForm] string? connection, DashboardLibrary library, DashboardEditor editor, CancellationToken cancellationToken)
    {
        var entry = await library.FindAsync(name, cancellationToken);
        var made = await editor.DuplicateAsync(entry.Dashboard, string.IsNullOrEmpty(connection) ? null : connection, cancellationToken);
        return PageResults.To(request, $"/dashboards/{made.Name}");
    }

    private static async Task<IResult> RemoveAsync(string name, HttpRequest request, DashboardLibrary library, CancellationToken cancellationToken)
    {
        await library.RemoveAsync(name, cancellationToken);
        return PageResults.To(request, "/dashboards");
    }

    private static async Task<IResult> FileFormAsync(string name, DashboardLibrary library, CancellationToken cancellationToken)
    {
        var entry = await library.FindAsync(name, cancellationToken);
        return PageResults.Of<FilePage>(new { Entry = entry, Text = Encoding.UTF8.GetString(DashboardWriter.Write(entry.Dashboard)), entry.Version });
    }

    private static async Task<IResult> FileAsync(
        string name, HttpRequest request, [FromForm] string? text, [FromForm] long version, DashboardLibrary library, DashboardEditor editor, CancellationToken cancellationToken)
    {
        var entry = await library.FindAsync(name, cancellationToken);
        try
        {
            var read = DashboardReader.Read("The file", Encoding.UTF8.GetBytes(text ?? ""));
            await editor.SaveAsync(read with { Name = name }, version, cancellationToken);
            return PageResults.To(request, $"/dashboards/{name}");
        }
        catch (FlitchException e)
        {
            return PageResults.Of<FilePage>(new { Entry = entry, Text = text ?? "", Version = version, e.Error }, Failures.StatusFor(e.Error));
        }
    }

    private static async Task<IResult> AddFormAsync(string name, TileEditing editing, CancellationToken cancellationToken) =>
        await editing.ShowAsync(name, null, cancellationToken);

    private static async Task<IResult> AddAsync(string name, HttpRequest request, TileEditing editing, CancellationToken cancellationToken) => await editing.SaveAsync(name, null, request, cancellationToken);

    private static async Task<IResult> EditFormAsync(string name, string tile, TileEditing editing, CancellationToken cancellationToken) =>
        await editing.ShowAsync(name, tile, cancellationToken);

    private static async Task<IResult> EditAsync(string name, string tile, HttpRequest request, TileEditing editing, CancellationToken cancellationToken) =>
        await editing.SaveAsync(name, tile, request, cancellationToken);

    private static async Task<IResult> RenameTileAsync(
        string name, string tile, HttpRequest request, [FromForm] string? title, [FromForm] long version, DashboardLibrary library, DashboardEditor editor, CancellationToken cancellationToken)
    {
        var entry = await library.FindAsync(name, cancellationToken);
        var renamed = TileEditing.Find(entry.Dashboard, tile) with { Title = Title(title, "tile") };
        await editor.SaveAsync(DashboardEditor.With(entry.Dashboard, renamed), version, cancellationToken);
        return Kept(request, version, $"/dashboards/{name}#tile-{tile}");
    }

    private static async Task<IResult> DuplicateTileAsync(
        string name, string tile, HttpRequest request, [FromForm] long version, DashboardLibrary library, DashboardEditor editor, CancellationToken cancellationToken)
    {
        var dashboard = (await library.FindAsync(name, cancellationToken)).Dashboard;
        var found = TileEditing.Find(dashboard, tile);
        var copy = found with { Id = DashboardEditor.NewId(dashboard, found.Id), Place = found.Place with { Y = DashboardEditor.Below(dashboard) } };
        await editor.SaveAsync(DashboardEditor.With(dashboard, copy), version, cancellationToken);
        return PageResults.To(request, $"/dashboards/{name}#tile-{copy.Id}");
    }

    private static async Task<IResult> RemoveTileAsync(
        string name, string tile, HttpRequest request, [FromForm] long version, DashboardLibrary library, DashboardEditor editor, CancellationToken cancellationToken)
    {
        var dashboard = (await library.FindAsync(name, cancellationToken)).Dashboard;
        var found = TileEditing.Find(dashboard, tile);
        await editor.SaveAsync(dashboard with { Tiles = [.. dashboard.Tiles.Where(t => t.Id != found.Id)] }, version, cancellationToken);
        return PageResults.To(request, $"/dashboards/{name}");
    }

    private static string Title(string? title, string of) => title?.Trim() is { Length: > 0 } some ? some : throw new FlitchException(
        "usage:title", ErrorKind.Usage, $"A {of} needs a title.", "Write one, or leave it as it was.");

    // A page that changed a part of itself stays, and is told the version that is now kept.
    private static IResult Kept(HttpRequest request, long version, string address)
    {
        if (!PageResults.IsPart(request))
        {
            return PageResults.To(request, address);
        }

        request.HttpContext.Response.Headers["Flitch-Version"] = (version + 1).ToString(CultureInfo.InvariantCulture);
        return Results.NoContent();
    }
}

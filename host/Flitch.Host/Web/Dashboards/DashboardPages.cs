using System.Text.Json;
using Flitch.Analysis.Tiles;
using Flitch.Connectors;
using Flitch.Host.Dashboards;
using Flitch.Host.Web.Live;
using Flitch.Host.Web.Serving;
using Flitch.Pipeline.Scheduling;
using Flitch.Pipeline.Status;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Dashboards;

/// <summary>Dashboards: the list, one of them, its tiles each by itself, and what a figure is made of.</summary>
internal static class DashboardPages
{
    /// <summary>Adds the pages.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/dashboards", ListAsync);
        var one = app.MapGroup("/dashboards/{name}");
        one.MapGet("", ShowAsync);
        one.MapGet("/choices/{column}", ChoicesAsync);
        one.MapGet("/tiles/{tile}", TileAsync);
        one.MapGet("/tiles/{tile}/csv", CsvAsync);
        one.MapGet("/tiles/{tile}/trace", TraceAsync);
        app.MapGet("/live/dashboards/{name}", NewsAsync);
    }

    private static async Task<IResult> ListAsync(DashboardLibrary library, StatusService status, CancellationToken cancellationToken) =>
        PageResults.Of<DashboardsPage>(new { Entries = await library.ListAsync(cancellationToken), Connections = await status.ListAsync(cancellationToken) });

    private static async Task<IResult> ShowAsync(string name, HttpRequest request, DashboardLibrary library, LookReader looks, OpeningRefreshes opening, CancellationToken cancellationToken)
    {
        var look = await looks.ReadAsync(await library.FindAsync(name, cancellationToken), request.Query, cancellationToken);
        if (look.Status is { } status)
        {
            opening.Opened(status, TileDatasets.Of(look.Dashboard, status));
        }

        return PageResults.Of<DashboardPage>(new { Look = look });
    }

    private static async Task<IResult> ChoicesAsync(
        string name, string column, HttpRequest request, DashboardLibrary library, LookReader looks, TileDesk desk, CancellationToken cancellationToken)
    {
        var look = await looks.ReadAsync(await library.FindAsync(name, cancellationToken), request.Query, cancellationToken);
        var filter = look.Dashboard.Filters.FirstOrDefault(f => f.Column == column) ?? throw new FlitchException(
            "usage:unknown-filter", ErrorKind.Usage, $"The dashboard has no filter on {column}.", "Reload the page.");
        return PageResults.Of<FilterChoices>(new { Filter = filter, Values = await desk.ChoicesAsync(column, look, cancellationToken), Chosen = look.Chosen.GetValueOrDefault(column) ?? [] });
    }

    private static async Task<IResult> TileAsync(string name, string tile, HttpRequest request, DashboardLibrary library, LookReader looks, TileDesk desk, CancellationToken cancellationToken)
    {
        var look = await looks.ReadAsync(await library.FindAsync(name, cancellationToken), request.Query, cancellationToken);
        return TileParts.Answer(request, await desk.ReportAsync(Find(look, tile), look, cancellationToken), look);
    }

    private static async Task<IResult> CsvAsync(string name, string tile, HttpRequest request, DashboardLibrary library, LookReader looks, TileDesk desk, CancellationToken cancellationToken)
    {
        var look = await looks.ReadAsync(await library.FindAsync(name, cancellationToken), request.Query, cancellationToken);
        var report = await desk.ReportAsync(Find(look, tile), look, cancellationToken);
        return report switch
        {
            { Error: { } error } => throw new FlitchException(error),
            { Answer: { } answer } => Results.File(TileCsv.Write(answer), "text/csv; charset=utf-8", $"{name}-{tile}.csv"),
            _ => throw new FlitchException("usage:unknown-answer", ErrorKind.Usage, "Nothing was fetched yet of what this tile shows.", "Refresh its datasets under Data."),
        };
    }

    private static async Task<IResult> TraceAsync(string name, string tile, HttpRequest request, DashboardLibrary library, LookReader looks, TileDesk desk, CancellationToken cancellationToken)
    {
        var look = await looks.ReadAsync(await library.FindAsync(name, cancellationToken), request.Query, cancellationToken);
        var found = Find(look, tile);
        var figure = request.Query["figure"].FirstOrDefault();
        var values = TraceAddress.Values(request.Query);
        var trace = look.Status is null ? null : await desk.TraceAsync(found, look, values, figure, cancellationToken);
        var rows = trace is null ? null : await desk.CountAsync(trace, look, cancellationToken);
        var parameters = new { Look = look, Tile = found, Trace = trace, Values = values, Figure = figure, Rows = rows };
        return PageResults.IsPart(request) ? PageResults.Of<TracePart>(parameters) : PageResults.Of<TracePage>(parameters);
    }

    /// <summary>Tells an open page which datasets have changed; its tiles then ask anew.</summary>
    private static async Task<IResult> NewsAsync(string name, HttpContext context, DashboardLibrary library, LookReader looks, LiveStream stream)
    {
        var look = await looks.ReadAsync(await library.FindAsync(name, context.RequestAborted), context.Request.Query, context.RequestAborted);
        string? last = null;
        return stream.Of(context, all =>
        {
            var now = News(all.FirstOrDefault(s => s.Connection.Name == look.Connection));
            IReadOnlyList<LivePart> parts = now == last ? [] : [new LivePart("news", now)];
            last = now;
            return Task.FromResult<IReadOnlyList<LivePart>?>(parts);
        });
    }

    private static string News(ConnectionStatus? status) => JsonSerializer.Serialize(
        status?.Datasets.ToDictionary(d => d.Dataset, d => $"{d.AsOf:O} {d.Rows} {d.Complete?.From:O} {d.Gaps} {d.Error?.Code}") ?? []);

    private static Tile Find(DashboardLook look, string tile) => look.Dashboard.Tiles.FirstOrDefault(t => t.Id == tile && t.Query is not null) ?? throw new FlitchException(
        "usage:unknown-tile", ErrorKind.Usage, $"The dashboard {look.Dashboard.Title} has no tile {tile} that asks anything.", "Reload the page.");
}

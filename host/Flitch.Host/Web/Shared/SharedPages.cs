using Flitch.Connectors;
using Flitch.Host.Dashboards;
using Flitch.Host.Web.Dashboards;
using Flitch.Host.Web.Live;
using Flitch.Host.Web.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Host.Web.Shared;

/// <summary>
/// A dashboard for whoever has a link to it: only to be looked at. A visitor never makes the account refresh, and nothing here leads to rows, or anywhere else.
/// </summary>
internal static class SharedPages
{
    /// <summary>Registers what they need.</summary>
    /// <param name="services">The application's container.</param>
    public static void Add(IServiceCollection services) => services.AddSingleton<SharedDoor>();

    /// <summary>Adds the pages, open to all.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        var one = app.MapGroup(SharedAddress.Root + "/{token}").AllowAnonymous();
        one.MapGet("", async (string token, HttpRequest request, SharedDoor door) => PageResults.Of<SharedPage>(new { Look = await door.OpenAsync(token, request, isPage: true) }));
        one.MapGet("/choices/{column}", ChoicesAsync);
        one.MapGet("/tiles/{tile}", TileAsync);
        one.MapGet("/tiles/{tile}/csv", CsvAsync);
        one.MapGet("/news", NewsAsync);
        // Whatever else begins so is answered here, and not by the way to the sign-in page, which would carry the address along.
        app.MapGet(SharedAddress.Root + "/{**rest}", IResult () => throw new FlitchException(SharedErrors.Gone)).AllowAnonymous();
    }

    /// <summary>Tells a visitor that something did not work.</summary>
    /// <param name="request">The request.</param>
    /// <param name="error">What happened; it is told in words that give nothing away.</param>
    /// <param name="status">The answer's status.</param>
    public static IResult Problem(HttpRequest request, ErrorInfo error, int status)
    {
        var told = SharedErrors.Of(error);
        return PageResults.IsPart(request) ? PageResults.Of<LinkProblem>(new { Error = told }, status) : PageResults.Of<LinkProblemPage>(new { Error = told }, status);
    }

    private static async Task<IResult> ChoicesAsync(string token, string column, HttpRequest request, SharedDoor door, TileDesk desk, CancellationToken cancellationToken)
    {
        var look = await door.OpenAsync(token, request);
        var filter = look.Dashboard.Filters.FirstOrDefault(f => f.Column == column && look.Shared is { IsOpen: true }) ?? throw new FlitchException(
            "usage:unknown-filter", ErrorKind.Usage, $"There is no choice of {column} here.", "Reload the page.");
        return PageResults.Of<FilterChoices>(new { Filter = filter, Values = await desk.ChoicesAsync(column, look, cancellationToken), Chosen = look.Chosen.GetValueOrDefault(column) ?? [] });
    }

    private static async Task<IResult> TileAsync(string token, string tile, HttpRequest request, SharedDoor door, TileDesk desk, CancellationToken cancellationToken)
    {
        var look = await door.OpenAsync(token, request);
        return TileParts.Answer(request, await ReportAsync(look, tile, desk, cancellationToken), look);
    }

    private static async Task<IResult> CsvAsync(string token, string tile, HttpRequest request, SharedDoor door, TileDesk desk, CancellationToken cancellationToken)
    {
        var look = await door.OpenAsync(token, request);
        return (await ReportAsync(look, tile, desk, cancellationToken)) switch
        {
            { Error: { } error } => throw new FlitchException(error),
            { Answer: { } answer } => Results.File(TileCsv.Write(answer), "text/csv; charset=utf-8", $"{look.Dashboard.Name}-{tile}.csv"),
            _ => throw new FlitchException("usage:unknown-answer", ErrorKind.Usage, "There is nothing to show here yet.", "Reload the page."),
        };
    }

    private static async Task<IResult> NewsAsync(string token, HttpContext context, SharedDoor door, LiveStream stream) =>
        stream.Of(context, new SharedNews(door, await door.OpenAsync(token, context.Request), context.RequestAborted).ChangedAsync);

    private static async Task<TileReport> ReportAsync(DashboardLook look, string tile, TileDesk desk, CancellationToken cancellationToken)
    {
        var found = look.Dashboard.Tiles.FirstOrDefault(t => t.Id == tile && t.Query is not null) ?? throw new FlitchException(
            "usage:unknown-tile", ErrorKind.Usage, "The dashboard has no such tile that asks anything.", "Reload the page.");
        var report = await desk.ReportAsync(found, look, cancellationToken);
        return report.Error is null ? report : report with { Error = SharedErrors.Tile };
    }
}

using Flitch.Connectors;
using Flitch.Host.Dashboards;
using Flitch.Host.Web.Serving;
using Flitch.Host.Web.Shell;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Scheduling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Dashboards.Refreshing;

/// <summary>How often the datasets of a dashboard's tiles refresh, in one place.</summary>
internal static class RefreshingPages
{
    /// <summary>Adds the pages.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        var one = app.MapGroup("/dashboards/{name}/refreshing");
        one.MapGet("", ShowAsync);
        one.MapPost("", SaveAsync);
        one.MapPost("/now", NowAsync);
    }

    private static async Task<IResult> ShowAsync(string name, HttpRequest request, DashboardLibrary library, LookReader looks, CancellationToken cancellationToken)
    {
        var look = await looks.ReadAsync(await library.FindAsync(name, cancellationToken), request.Query, cancellationToken);
        return PageResults.IsPart(request) ? PageResults.Of<RefreshingPart>(new { Look = look }) : PageResults.Of<RefreshingPage>(new { Look = look });
    }

    private static async Task<IResult> SaveAsync(
        string name, HttpRequest request, DashboardLibrary library, LookReader looks, ConnectionService connections, CancellationToken cancellationToken)
    {
        var look = await looks.ReadAsync(await library.FindAsync(name, cancellationToken), request.Query, cancellationToken);
        try
        {
            await connections.EditAsync(Connection(look), new ConnectionEdit { Intervals = RefreshChoice.ReadAll(await request.ReadFormAsync(cancellationToken)) }, cancellationToken);
            return PageResults.To(request, $"/dashboards/{name}{look.Query}");
        }
        catch (FlitchException e)
        {
            return PageResults.Of<RefreshingPage>(new { Look = look, e.Error }, Failures.StatusFor(e.Error));
        }
    }

    private static async Task<IResult> NowAsync(
        string name, HttpRequest request, DashboardLibrary library, LookReader looks, BackgroundRefreshes refreshes, CancellationToken cancellationToken)
    {
        var look = await looks.ReadAsync(await library.FindAsync(name, cancellationToken), request.Query, cancellationToken);
        var datasets = RefreshingPart.Kept(look).Select(d => d.Dataset).ToList();
        if (datasets.Count > 0)
        {
            refreshes.Start(Connection(look), datasets, new RefreshOptions { Trigger = RefreshTriggers.Page });
        }

        return PageResults.To(request, $"/dashboards/{name}{look.Query}");
    }

    private static string Connection(DashboardLook look) => look.Status?.Connection.Name ?? throw new FlitchException(
        "usage:unknown-connection", ErrorKind.Usage, "No connection is there whose datasets this dashboard shows.", "Add one under Data.");
}

using Flitch.Connectors;
using Flitch.Host.Json;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Scheduling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Api;

/// <summary>What a refresh would take, beginning one, and stopping it.</summary>
internal static class RefreshApi
{
    /// <summary>Adds the routes.</summary>
    /// <param name="routes">Where they begin.</param>
    public static void Map(RouteGroupBuilder routes)
    {
        routes.Refuses(StatusCodes.Status404NotFound);
        routes.MapGet("/plan", PlanAsync).WithName("planRefresh").Refuses(Problems.OfCalling);
        routes.MapPost("/refresh", RefreshAsync).WithName("refreshConnection").Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);
        routes.MapPost("/cancel", CancelAsync).WithName("cancelRefresh").Refuses(StatusCodes.Status409Conflict);
    }

    /// <summary>Says what a refresh would take: calls, time, when it would be ready.</summary>
    /// <remarks>Makes one call per dataset that is read by its news. Nothing is stored.</remarks>
    /// <param name="connection">The connection's name.</param>
    /// <param name="refreshing">The refreshes.</param>
    /// <param name="dataset">Only these datasets; all that are picked when left out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Ok<PlanJson>> PlanAsync(string connection, RefreshService refreshing, string[]? dataset, CancellationToken cancellationToken) =>
        TypedResults.Ok(PlanJson.Of(await refreshing.PlanAsync(connection, dataset, new RefreshOptions(), cancellationToken)));

    /// <summary>Brings datasets up to date.</summary>
    /// <remarks>
    /// Answers as soon as the run has begun; Location leads to it. A run of the connection that already goes on is joined: it serves what is asked for between the pages
    /// of its backfill.
    /// </remarks>
    /// <param name="connection">The connection's name.</param>
    /// <param name="body">What to refresh; without a body, all that is picked.</param>
    /// <param name="refreshes">The refreshes that nobody waits for.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="cancellationToken">Ends the waiting; the refresh goes on.</param>
    internal static async Task<Accepted<RunJson>> RefreshAsync(
        string connection, RefreshWanted? body, BackgroundRefreshes refreshes, RunHistory runs, CancellationToken cancellationToken)
    {
        var run = await refreshes.StartAsync(connection, body?.Datasets, new RefreshOptions { Trigger = ApiRoutes.Trigger }, cancellationToken);
        return Accepted(await runs.GetAsync(run, cancellationToken));
    }

    /// <summary>Asks the run of a connection to stop, whatever began it.</summary>
    /// <remarks>What was stored stays, and the next run goes on from there. The run ends within seconds; its state is then <c>cancelled</c>.</remarks>
    /// <param name="connection">The connection's name.</param>
    /// <param name="connections">The connections.</param>
    /// <param name="refreshing">The refreshes.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="cancellationToken">Gives up asking.</param>
    internal static async Task<Accepted<RunJson>> CancelAsync(
        string connection, ConnectionService connections, RefreshService refreshing, RunHistory runs, CancellationToken cancellationToken)
    {
        await connections.GetAsync(connection, cancellationToken);
        return await refreshing.CancelAsync(connection, cancellationToken) && await runs.ListAsync(connection, 1, cancellationToken) is [var newest]
            ? Accepted(newest)
            : throw new FlitchException(
                "usage:no-run", ErrorKind.Usage, $"No run of {connection} goes on.", $"There is nothing to stop. GET {ApiRoutes.Root}/runs?connection={connection} lists those that were.");
    }

    private static Accepted<RunJson> Accepted(RunReport run) => TypedResults.Accepted($"{ApiRoutes.Root}/runs/{run.RunId}", RunJson.Of(run));
}

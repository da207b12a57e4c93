using System.ComponentModel.DataAnnotations;
using Flitch.Host.Json;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Api;

/// <summary>What ran, and what came of it.</summary>
internal static class RunApi
{

    /// <summary>Adds the routes.</summary>
    /// <param name="routes">Where they begin.</param>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("", ListAsync).WithName("listRuns").Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);
        routes.MapGet("/{run}", GetAsync).WithName("getRun").Refuses(StatusCodes.Status404NotFound);
        routes.MapGet("/{run}/requests", RequestsAsync).WithName("listRequests").Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Lists runs, the newest first, page by page.</summary>
    /// <remarks>The answer's <c>next</c> is the <c>before</c> of the next page; it is null on the last one.</remarks>
    /// <param name="wanted">Which runs.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="connections">The connections.</param>
    /// <param name="before">Only runs older than this one.</param>
    /// <param name="limit">How many a page has, 1 to 200.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Ok<RunsJson>> ListAsync(
        [AsParameters] RunsWanted wanted, RunHistory runs, ConnectionService connections, string? before, [Range(1, Page.Most)] int limit = Page.Usual,
        CancellationToken cancellationToken = default)
    {
        Page.Check(limit);
        if (wanted.Connection is { } connection)
        {
            await connections.GetAsync(connection, cancellationToken);
        }

        return TypedResults.Ok(RunsJson.Of(await runs.ListAsync(wanted.Query(), before, limit + 1, cancellationToken), limit));
    }

    /// <summary>Shows a run: its report, and its progress while it goes on.</summary>
    /// <param name="run">The run's id, or a beginning of it that no other run has.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Ok<RunJson>> GetAsync(string run, RunHistory runs, CancellationToken cancellationToken) =>
        TypedResults.Ok(RunJson.Of(await runs.GetAsync(run, cancellationToken)));

    /// <summary>Lists the calls that a run made, in order, page by page: its request log.</summary>
    /// <remarks>The answer's <c>next</c> is the <c>skip</c> of the next page; it is null on the last one.</remarks>
    /// <param name="run">The run's id, or a beginning of it that no other run has.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="dataset">Only calls for this dataset.</param>
    /// <param name="skip">How many to leave out at the beginning.</param>
    /// <param name="limit">How many a page has, 1 to 200.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Ok<RequestsJson>> RequestsAsync(
        string run, RunHistory runs, string? dataset, [Range(0, int.MaxValue)] int skip = 0, [Range(1, Page.Most)] int limit = Page.Usual, CancellationToken cancellationToken = default)
    {
        Page.Check(limit, skip);
        var found = await runs.GetAsync(run, cancellationToken);
        return TypedResults.Ok(RequestsJson.Of(await runs.CallsAsync(found, dataset, skip, limit, cancellationToken), skip));
    }
}

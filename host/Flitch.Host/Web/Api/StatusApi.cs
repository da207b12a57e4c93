using Flitch.Host.Json;
using Flitch.Pipeline.Status;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Api;

/// <summary>How connections and datasets stand. Calls nobody.</summary>
internal static class StatusApi
{
    /// <summary>Adds the routes.</summary>
    /// <param name="routes">Where they begin.</param>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/status", ListAsync).WithName("listStatus");
        routes.MapGet("/connections/{connection}/status", GetAsync).WithName("getStatus").Refuses(StatusCodes.Status404NotFound);
    }

    /// <summary>Says how all connections stand: rows, as of, proof, the newest run.</summary>
    internal static async Task<Ok<StatusesJson>> ListAsync(StatusService status, CancellationToken cancellationToken) =>
        TypedResults.Ok(new StatusesJson([.. (await status.ListAsync(cancellationToken)).Select(StatusJson.Of)]));

    /// <summary>Says how one connection stands: rows, as of, proof, the newest run.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="status">Knows it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Ok<StatusJson>> GetAsync(string connection, StatusService status, CancellationToken cancellationToken) =>
        TypedResults.Ok(StatusJson.Of(await status.GetAsync(connection, cancellationToken)));
}

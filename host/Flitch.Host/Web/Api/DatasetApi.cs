using Flitch.Host.Json;
using Flitch.Pipeline.Connections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Api;

/// <summary>Which datasets a connection keeps, and from when.</summary>
internal static class DatasetApi
{
    /// <summary>Adds the routes.</summary>
    /// <param name="routes">Where they begin.</param>
    public static void Map(RouteGroupBuilder routes)
    {
        routes.Refuses(StatusCodes.Status404NotFound);
        routes.MapGet("/datasets", ListAsync).WithName("listDatasets");
        routes.MapPatch("/datasets", EditAsync).WithName("pickDatasets").Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);
        routes.MapPatch("/datasets/{dataset}", EditOneAsync).WithName("editDataset").Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Lists every object of the connection's connector, picked or not.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="connections">The connections.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Ok<DatasetsJson>> ListAsync(string connection, ConnectionService connections, CancellationToken cancellationToken) =>
        TypedResults.Ok(DatasetsJson.Of(await connections.GetAsync(connection, cancellationToken)));

    /// <summary>Picks the datasets that a connection keeps, and the start of their history.</summary>
    /// <remarks>What is left out stays. Data of datasets that are no longer picked stays on disk. An earlier start fetches more; a later one removes nothing.</remarks>
    /// <param name="connection">The connection's name.</param>
    /// <param name="body">What changes.</param>
    /// <param name="connections">The connections.</param>
    /// <param name="cancellationToken">Gives up; nothing is saved then.</param>
    internal static async Task<Ok<DatasetsJson>> EditAsync(string connection, DatasetChange body, ConnectionService connections, CancellationToken cancellationToken) =>
        TypedResults.Ok(DatasetsJson.Of(await connections.EditAsync(connection, body.Edit(), cancellationToken)));

    /// <summary>Sets how often one dataset refreshes by itself, and the start of its history.</summary>
    /// <remarks>What is left out stays.</remarks>
    /// <param name="connection">The connection's name.</param>
    /// <param name="dataset">The dataset's name.</param>
    /// <param name="body">What changes.</param>
    /// <param name="connections">The connections.</param>
    /// <param name="cancellationToken">Gives up; nothing is saved then.</param>
    internal static async Task<Ok<DatasetJson>> EditOneAsync(
        string connection, string dataset, OneDatasetChange body, ConnectionService connections, CancellationToken cancellationToken)
    {
        (await connections.GetAsync(connection, cancellationToken)).Find(dataset);
        return TypedResults.Ok(DatasetJson.Of((await connections.EditAsync(connection, body.Edit(dataset), cancellationToken)).Find(dataset)));
    }
}

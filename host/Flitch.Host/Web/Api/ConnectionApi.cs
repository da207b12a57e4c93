using Flitch.Host.Json;
using Flitch.Pipeline.Connections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Api;

/// <summary>Connections: the credentialed link to one account.</summary>
internal static class ConnectionApi
{
    /// <summary>Adds the routes.</summary>
    /// <param name="routes">Where they begin.</param>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("", ListAsync).WithName("listConnections");
        routes.MapPost("", AddAsync).WithName("addConnection").Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict).Refuses(Problems.OfCalling);
        var one = routes.MapGroup("/{connection}").Refuses(StatusCodes.Status404NotFound);
        one.MapGet("", GetAsync).WithName("getConnection");
        one.MapPatch("", EditAsync).WithName("editConnection").Refuses(StatusCodes.Status400BadRequest).Refuses(Problems.OfCalling);
        one.MapDelete("", RemoveAsync).WithName("removeConnection").Refuses(StatusCodes.Status409Conflict);
        one.MapPost("/test", TestAsync).WithName("testConnection").Refuses(StatusCodes.Status400BadRequest).Refuses(Problems.OfCalling);
    }

    /// <summary>Lists the connections, by name.</summary>
    internal static async Task<Ok<ConnectionsJson>> ListAsync(ConnectionService connections, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ConnectionsJson([.. (await connections.ListAsync(cancellationToken)).Select(ConnectionJson.Of)]));

    /// <summary>Adds a connection.</summary>
    /// <remarks>Its credentials are tested first, which calls the service; nothing is saved when the test fails. They are sealed, and no answer ever holds them.</remarks>
    /// <param name="body">What to connect.</param>
    /// <param name="connections">The connections.</param>
    /// <param name="cancellationToken">Gives up; nothing is saved then.</param>
    internal static async Task<Created<AddedJson>> AddAsync(NewConnection body, ConnectionService connections, CancellationToken cancellationToken)
    {
        var added = await connections.AddAsync(body.Request(), cancellationToken);
        return TypedResults.Created($"{ApiRoutes.Root}/connections/{added.Connection.Name}", AddedJson.Of(added));
    }

    /// <summary>Shows a connection with its datasets; secrets are named, never shown.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="connections">The connections.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Ok<ConnectionJson>> GetAsync(string connection, ConnectionService connections, CancellationToken cancellationToken) =>
        TypedResults.Ok(ConnectionJson.Of(await connections.GetAsync(connection, cancellationToken)));

    /// <summary>Changes a connection's title or credentials.</summary>
    /// <remarks>What is left out stays. New values are tested first, which calls the service; a key of another account is refused.</remarks>
    /// <param name="connection">The connection's name.</param>
    /// <param name="body">What changes.</param>
    /// <param name="connections">The connections.</param>
    /// <param name="cancellationToken">Gives up; nothing is saved then.</param>
    internal static async Task<Ok<ConnectionJson>> EditAsync(string connection, ConnectionChange body, ConnectionService connections, CancellationToken cancellationToken) =>
        TypedResults.Ok(ConnectionJson.Of(await connections.EditAsync(connection, body.Edit(), cancellationToken)));

    /// <summary>Disconnects: removes the stored credentials, the data and the runs.</summary>
    /// <remarks>Delete the key at the service as well: that cuts off everybody who has a copy of it.</remarks>
    /// <param name="connection">The connection's name.</param>
    /// <param name="connections">The connections.</param>
    /// <param name="cancellationToken">Gives up before anything is removed.</param>
    internal static async Task<NoContent> RemoveAsync(string connection, ConnectionService connections, CancellationToken cancellationToken)
    {
        await connections.RemoveAsync(connection, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Tests what a connection's key can read, dataset by dataset.</summary>
    /// <remarks>Calls the service. With values in the body, the connection is tested as it would be with them, and nothing is saved.</remarks>
    /// <param name="connection">The connection's name.</param>
    /// <param name="body">Values to test in the place of stored ones; none to test what is stored.</param>
    /// <param name="connections">The connections.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Ok<CheckJson>> TestAsync(string connection, FieldValues? body, ConnectionService connections, CancellationToken cancellationToken) =>
        TypedResults.Ok(CheckJson.Of(body is { Fields.Count: > 0 }
            ? await connections.TestAsync(connection, body.Fields, cancellationToken)
            : await connections.TestAsync(connection, cancellationToken)));
}

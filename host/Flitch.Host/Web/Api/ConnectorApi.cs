using Flitch.Host.Json;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Plugins;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Api;

/// <summary>What can be connected.</summary>
internal static class ConnectorApi
{
    /// <summary>Adds the routes.</summary>
    /// <param name="routes">Where they begin.</param>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("", List).WithName("listConnectors");
        routes.MapGet("/{connector}", Get).WithName("getConnector").Refuses(StatusCodes.Status404NotFound);
        routes.MapPost("/{connector}/test", TestAsync).WithName("testCredentials").Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound)
            .Refuses(Problems.OfCalling);
    }

    /// <summary>Lists the connectors that are installed.</summary>
    internal static Ok<ConnectorsJson> List(PluginCatalog plugins) => TypedResults.Ok(ConnectorsJson.Of(plugins));

    /// <summary>Shows a connector: its form, its permissions, its objects with their columns, and the way to a key.</summary>
    /// <param name="connector">The connector's name, for example <c>kraken</c>.</param>
    /// <param name="plugins">The plugins.</param>
    internal static Ok<ConnectorJson> Get(string connector, PluginCatalog plugins) => TypedResults.Ok(ConnectorJson.Of(plugins.Find(connector)));

    /// <summary>Tests credentials before there is a connection.</summary>
    /// <remarks>Calls the service. Nothing is saved.</remarks>
    /// <param name="connector">The connector's name, for example <c>kraken</c>.</param>
    /// <param name="body">The form's values.</param>
    /// <param name="connections">The connections.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Ok<CheckJson>> TestAsync(string connector, FieldValues body, ConnectionService connections, CancellationToken cancellationToken) =>
        TypedResults.Ok(CheckJson.Of(await connections.TestFieldsAsync(connector, body.Fields, cancellationToken)));
}

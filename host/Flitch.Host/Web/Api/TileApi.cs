using Flitch.Connectors;
using Flitch.Host.Dashboards;
using Flitch.Pipeline.Connections;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Api;

/// <summary>The figures of tiles.</summary>
internal static class TileApi
{
    /// <summary>Adds the routes.</summary>
    /// <param name="routes">A dashboard.</param>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/tiles/{tile}", GetAsync).WithName("getTile").Refuses(StatusCodes.Status422UnprocessableEntity);

    /// <summary>Gives the figures of a tile, digit for digit, with what of them is complete.</summary>
    /// <remarks>All values are texts, numbers without zeros at the end, times ISO 8601. A question that cannot be answered is told in <c>error</c>, as on its tile.</remarks>
    /// <param name="dashboard">The dashboard's name.</param>
    /// <param name="tile">The tile's id.</param>
    /// <param name="wanted">How the dashboard is looked at.</param>
    /// <param name="library">The dashboards.</param>
    /// <param name="looks">Reads how it is looked at.</param>
    /// <param name="desk">Answers tiles.</param>
    /// <param name="connections">The connections.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Ok<TileJson>> GetAsync(
        string dashboard, string tile, [AsParameters] LookWanted wanted, DashboardLibrary library, LookReader looks, TileDesk desk, ConnectionService connections, CancellationToken cancellationToken)
    {
        var look = await wanted.ReadAsync(await library.FindAsync(dashboard, cancellationToken), looks, connections, cancellationToken);
        var found = look.Dashboard.Tiles.FirstOrDefault(t => t.Id == tile && t.Query is not null) ?? throw new FlitchException(
            "usage:unknown-tile",
            ErrorKind.Usage,
            $"The dashboard {dashboard} has no tile \"{tile}\" that asks anything.",
            $"It has: {string.Join(", ", look.Dashboard.Tiles.Where(t => t.Query is not null).Select(t => t.Id))}.");
        return TypedResults.Ok(TileJson.Of(await desk.ReportAsync(found, look, cancellationToken), look));
    }
}

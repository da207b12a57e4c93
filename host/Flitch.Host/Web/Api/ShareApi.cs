using Flitch.Host.Dashboards;
using Flitch.Host.Dashboards.Sharing;
using Flitch.Host.Web.Access;
using Flitch.Host.Web.Shared;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Dashboards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Api;

/// <summary>Links that show a dashboard to whoever has them.</summary>
internal static class ShareApi
{
    /// <summary>Adds the routes.</summary>
    /// <param name="routes">A dashboard.</param>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/shares", ListAsync).WithName("listShares");
        routes.MapPost("/shares", MakeAsync).WithName("makeShare").Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);
        routes.MapDelete("/shares/{share}", RevokeAsync).WithName("revokeShare");
    }

    /// <summary>Lists the links to a dashboard, the newest first; those that ended by themselves too, until they are revoked.</summary>
    /// <param name="dashboard">The dashboard's name.</param>
    /// <param name="library">The dashboards.</param>
    /// <param name="book">The links.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Ok<SharesJson>> ListAsync(string dashboard, DashboardLibrary library, ShareBook book, CancellationToken cancellationToken)
    {
        await library.FindAsync(dashboard, cancellationToken);
        return TypedResults.Ok(new SharesJson([.. (await book.ListAsync(dashboard, cancellationToken)).Select(ShareJson.Of)]));
    }

    /// <summary>Makes a link to a dashboard, which opens without signing in, only to be looked at.</summary>
    /// <remarks>It shows the look that is given, whatever its visitors put into the address. Its address is in this answer alone. A link that a token makes ends when the token is revoked.</remarks>
    /// <param name="dashboard">The dashboard's name.</param>
    /// <param name="body">How the link is to be.</param>
    /// <param name="context">Who asks.</param>
    /// <param name="library">The dashboards.</param>
    /// <param name="looks">Reads how it is looked at.</param>
    /// <param name="desk">Makes links.</param>
    /// <param name="connections">The connections.</param>
    /// <param name="cancellationToken">Gives up; none was made then.</param>
    internal static async Task<Created<NewShareJson>> MakeAsync(
        string dashboard, ShareWanted body, HttpContext context, DashboardLibrary library, LookReader looks, ShareDesk desk, ConnectionService connections, CancellationToken cancellationToken)
    {
        var look = await body.Look().ReadAsync(await library.FindAsync(dashboard, cancellationToken), looks, connections, cancellationToken);
        var (token, share) = await desk.MakeAsync(look, body.Wish(look, ApiToken(context)), cancellationToken);
        return TypedResults.Created((string?)null, new NewShareJson($"{SharedAddress.Root}/{token}", ShareJson.Of(share)));
    }

    /// <summary>Revokes a link to a dashboard; from then on it opens nothing, on pages that are open as well.</summary>
    /// <param name="dashboard">The dashboard's name.</param>
    /// <param name="share">The link's id.</param>
    /// <param name="book">The links.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<NoContent> RevokeAsync(string dashboard, string share, ShareBook book, CancellationToken cancellationToken)
    {
        await book.RevokeAsync(share, dashboard, cancellationToken);
        return TypedResults.NoContent();
    }

    private static string? ApiToken(HttpContext context) => context.User.Identity?.AuthenticationType == AccessSchemes.Token ? context.User.FindFirst(AccessSchemes.Id)?.Value : null;
}

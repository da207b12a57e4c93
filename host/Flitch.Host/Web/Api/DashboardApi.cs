using System.Text;
using System.Text.Json;
using Flitch.Analysis.Dashboards;
using Flitch.Connectors;
using Flitch.Host.Dashboards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Api;

/// <summary>Dashboards as files: the same as <c>flitch dashboard</c>.</summary>
internal static class DashboardApi
{
    /// <summary>Adds the routes.</summary>
    /// <param name="routes">Where they begin.</param>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("", ListAsync).WithName("listDashboards");
        var one = routes.MapGroup("/{dashboard}").Refuses(StatusCodes.Status404NotFound);
        one.MapGet("", GetAsync).WithName("getDashboard").Produces<JsonElement>(StatusCodes.Status200OK, "application/json");
        one.MapPut("", ApplyAsync).WithName("applyDashboard").Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        one.MapDelete("", RemoveAsync).WithName("removeDashboard");
        TileApi.Map(one);
        ShareApi.Map(one);
    }

    /// <summary>Lists the dashboards, by title: those that connectors bring, and people's own.</summary>
    internal static async Task<Ok<DashboardsJson>> ListAsync(DashboardLibrary library, CancellationToken cancellationToken) =>
        TypedResults.Ok(new DashboardsJson([.. (await library.ListAsync(cancellationToken)).Select(DashboardJson.Of)]));

    /// <summary>Gives a dashboard's file: the bytes that <c>flitch dashboard export</c> writes, which <c>schemas/dashboard.schema.json</c> describes.</summary>
    /// <param name="dashboard">The dashboard's name.</param>
    /// <param name="library">The dashboards.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<FileContentHttpResult> GetAsync(string dashboard, DashboardLibrary library, CancellationToken cancellationToken) =>
        TypedResults.Bytes(DashboardWriter.Write((await library.FindAsync(dashboard, cancellationToken)).Dashboard), "application/json");

    /// <summary>Keeps a dashboard as its file says; applied again, nothing changes.</summary>
    /// <remarks>A dashboard that a connector brings is copied by its first change. With <c>version</c>, a save over what somebody else saved meanwhile is refused (409).</remarks>
    /// <param name="dashboard">The dashboard's name; the file has the same.</param>
    /// <param name="body">The file.</param>
    /// <param name="library">The dashboards.</param>
    /// <param name="version">The version that was changed, as the list tells it; 0 for a new one or a connector's. Left out: whichever is there.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    internal static async Task<Ok<AppliedJson>> ApplyAsync(string dashboard, JsonElement body, DashboardLibrary library, long? version, CancellationToken cancellationToken)
    {
        var read = DashboardReader.Read("The body", Encoding.UTF8.GetBytes(body.GetRawText()));
        if (read.Name != dashboard)
        {
            throw new FlitchException("usage:dashboard-name", ErrorKind.Usage, $"The file is of the dashboard \"{read.Name}\", and the address of \"{dashboard}\".", "Give both the same name.");
        }

        var (outcome, now) = await library.ApplyAsync(read, version, cancellationToken);
        return TypedResults.Ok(new AppliedJson(dashboard, outcome, now));
    }

    /// <summary>Removes a dashboard that is not a connector's; one that a connector brings is then as the connector has it.</summary>
    /// <remarks>Links to a dashboard that is gone end.</remarks>
    /// <param name="dashboard">The dashboard's name.</param>
    /// <param name="library">The dashboards.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    internal static async Task<NoContent> RemoveAsync(string dashboard, DashboardLibrary library, CancellationToken cancellationToken)
    {
        await library.RemoveAsync(dashboard, cancellationToken);
        return TypedResults.NoContent();
    }
}

using Flitch.Host.Json;
using Flitch.Pipeline.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Api;

/// <summary>Where notices of failures go.</summary>
internal static class NoticeApi
{
    /// <summary>Adds the routes.</summary>
    /// <param name="routes">Where they begin.</param>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("", GetAsync).WithName("getNotices");
        routes.MapPatch("", SetAsync).WithName("setNotices").Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);
        routes.MapPost("/test", TestAsync).WithName("testNotices").Refuses(StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Shows where notices of failures go, without secrets, and whether the last ones arrived.</summary>
    internal static async Task<Ok<NoticesJson>> GetAsync(NoticeService notices, CancellationToken cancellationToken) =>
        TypedResults.Ok(NoticesJson.Of(await notices.GetAsync(cancellationToken)));

    /// <summary>Sets where notices go: a webhook, a mail server, or both.</summary>
    /// <remarks>What is left out stays; an empty text takes a field away. Secrets are sealed, and no answer ever holds them.</remarks>
    /// <param name="body">New values by field name, secrets in clear.</param>
    /// <param name="notices">The notices.</param>
    /// <param name="cancellationToken">Gives up; nothing has changed then.</param>
    internal static async Task<Ok<NoticesJson>> SetAsync(FieldValues body, NoticeService notices, CancellationToken cancellationToken) =>
        TypedResults.Ok(NoticesJson.Of(await notices.SetAsync(body.Fields, cancellationToken)));

    /// <summary>Sends a test by every way that is set, and says whether it arrived.</summary>
    /// <param name="notices">The notices.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Ok<NoticeOutcomesJson>> TestAsync(NoticeService notices, CancellationToken cancellationToken) =>
        TypedResults.Ok(new NoticeOutcomesJson([.. (await notices.TestAsync(cancellationToken)).Select(NoticeOutcomeJson.Of)]));
}

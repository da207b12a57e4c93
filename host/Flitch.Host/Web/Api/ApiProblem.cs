using System.Text.Json;
using Flitch.Connectors;
using Flitch.Host.Web.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Api;

/// <summary>Errors as programs read them.</summary>
internal static class ApiProblem
{
    /// <summary>What says that an answer is a problem.</summary>
    public const string ContentType = "application/problem+json";

    private const string Unknown = "usage:unknown-";

    /// <summary>Nobody is known by what a request carries.</summary>
    public static ErrorInfo WhoIsThere { get; } = new(
        "access:token",
        ErrorKind.Configuration,
        "This needs an API token.",
        "Make one under Settings, and send it as Authorization: Bearer TOKEN. One that was revoked opens nothing.");

    /// <summary>There is nothing at an address.</summary>
    public static ErrorInfo NotFound { get; } = new(
        "web:not-found", ErrorKind.Usage, "The API has no such address.", $"{ApiRoutes.Root}/openapi.json lists all there are.");

    /// <summary>There is something at an address, but not for this method.</summary>
    public static ErrorInfo OtherMethod { get; } = new(
        "web:method", ErrorKind.Usage, "This address does not know that method.", $"The header Allow names those that it knows, and {ApiRoutes.Root}/openapi.json what they do.");

    /// <summary>A body is of a kind that is not read.</summary>
    public static ErrorInfo OtherMedia { get; } = new(
        "web:media-type", ErrorKind.Usage, "Only JSON is read here.", "Send JSON, with the header Content-Type: application/json.");

    /// <summary>Makes the answer.</summary>
    /// <param name="error">The error.</param>
    /// <param name="status">The status.</param>
    public static IResult Of(ErrorInfo error, int status) => TypedResults.Json(ProblemJson.Of(error, status), contentType: ContentType, statusCode: status);

    /// <summary>The status that an error is told with.</summary>
    /// <param name="error">The error.</param>
    /// <param name="route">What the address named: only what stands there can be not found.</param>
    public static int StatusFor(ErrorInfo error, RouteValueDictionary route) => error switch
    {
        { Code: "web:other-site" } => StatusCodes.Status400BadRequest,
        { Code: "usage:connection-exists" or "usage:run-going-on" or "usage:no-run" or "catalog:conflict" or "dashboard:stale" } => StatusCodes.Status409Conflict,
        { Kind: ErrorKind.Usage } when error.Code.StartsWith(Unknown, StringComparison.Ordinal) && route.ContainsKey(error.Code[Unknown.Length..]) => StatusCodes.Status404NotFound,
        { Kind: ErrorKind.Usage } => StatusCodes.Status422UnprocessableEntity,
        _ => Failures.StatusFor(error),
    };

    /// <summary>Says where a request cannot be read; never what stands there, which could be a secret.</summary>
    /// <param name="exception">What reading it came to.</param>
    public static ErrorInfo Unreadable(BadHttpRequestException exception) => new(
        "web:bad-request",
        ErrorKind.Usage,
        exception.InnerException is JsonException { Path: { Length: > 0 } path } json
            ? $"The body is not the JSON that is expected here: look at {path}, line {json.LineNumber + 1}."
            : "The request cannot be read: a value is of another type, or the body is missing or no JSON.",
        $"Send JSON with Content-Type: application/json, as {ApiRoutes.Root}/openapi.json describes it.");
}

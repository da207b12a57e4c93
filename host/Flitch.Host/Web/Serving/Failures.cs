using System.Globalization;
using Flitch.Connectors;
using Flitch.Host.Web.Api;
using Flitch.Host.Web.Shared;
using Flitch.Host.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Flitch.Host.Web.Serving;

/// <summary>Turns whatever goes wrong into something that tells a person, or a program, what to do. Nobody ever sees a stack trace.</summary>
internal static class Failures
{
    private static readonly ErrorInfo NotFound = new("web:not-found", ErrorKind.Usage, "There is no such page.", "Check the address, or start from Data.");

    /// <summary>Catches what the parts behind it throw, and gives pages that do not exist a face.</summary>
    /// <param name="app">The application.</param>
    /// <param name="log">Takes defects.</param>
    public static void Use(IApplicationBuilder app, ILogger log) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, ContentLength: null, ContentType: null } && Missing(context) is { } missing)
            {
                await TellAsync(context, missing, context.Response.StatusCode);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await TellAsync(context, ApiRoutes.IsApi(context.Request) ? ApiProblem.Unreadable(e) : Unreadable, e.StatusCode);
        }
        catch (FlitchException e) when (!context.Response.HasStarted)
        {
            var status = ApiRoutes.IsApi(context.Request) ? ApiProblem.StatusFor(e.Error, context.Request.RouteValues) : StatusFor(e.Error);
            if (status >= StatusCodes.Status500InternalServerError)
            {
                ServingLog.Failed(log, context.Request.Method, context.Request.Path, status, e.Error.Code, e.Error.Summary, context.TraceIdentifier);
            }

            await TellAsync(context, e.Error, status);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            ServingLog.Defect(log, context.Request.Method, context.Request.Path, context.TraceIdentifier, e);
            await TellAsync(context, Failed(e, context.TraceIdentifier), StatusCodes.Status500InternalServerError);
        }
    });

    /// <summary>The status that an error is told with.</summary>
    /// <param name="error">The error.</param>
    public static int StatusFor(ErrorInfo error) => error switch
    {
        { Code: "web:other-site" } => StatusCodes.Status400BadRequest,
        { Kind: ErrorKind.Usage } when error.Code.StartsWith("usage:unknown-", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        { Kind: ErrorKind.Usage } => StatusCodes.Status400BadRequest,
        { Kind: ErrorKind.Configuration or ErrorKind.Permission or ErrorKind.Nonce } => StatusCodes.Status422UnprocessableEntity,
        { Kind: ErrorKind.Rate or ErrorKind.Lockout } => StatusCodes.Status429TooManyRequests,
        { Kind: ErrorKind.Transient or ErrorKind.Provider } => StatusCodes.Status502BadGateway,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static ErrorInfo? Missing(HttpContext context) => (context.Response.StatusCode, ApiRoutes.IsApi(context.Request)) switch
    {
        (StatusCodes.Status404NotFound, true) => ApiProblem.NotFound,
        (StatusCodes.Status404NotFound, false) => NotFound,
        (StatusCodes.Status405MethodNotAllowed, true) => ApiProblem.OtherMethod,
        (StatusCodes.Status415UnsupportedMediaType, true) => ApiProblem.OtherMedia,
        _ => null,
    };

    private static Task TellAsync(HttpContext context, ErrorInfo error, int status)
    {
        var allow = context.Response.Headers.Allow;
        context.Response.Clear();
        context.Response.Headers.Allow = allow;
        context.Response.Headers.RetryAfter = error.RetryAt?.ToString("R", CultureInfo.InvariantCulture);
        SecurityHeaders.Add(context);
        return Answer(context.Request, error, status).ExecuteAsync(context);
    }

    private static IResult Answer(HttpRequest request, ErrorInfo error, int status) => request switch
    {
        _ when ApiRoutes.IsApi(request) => ApiProblem.Of(error, status),
        _ when SharedAddress.IsOne(request) => SharedPages.Problem(request, error, status),
        _ when PageResults.IsPart(request) => PageResults.Of<Problem>(new { Error = error }, status),
        _ => PageResults.Of<ProblemPage>(new { Title = status == StatusCodes.Status404NotFound ? "Not found" : "That did not work", Error = error }, status),
    };

    private static ErrorInfo Unreadable { get; } = new("web:bad-request", ErrorKind.Usage, "What was sent cannot be read.", "Reload the page, then try again.");

    private static ErrorInfo Failed(Exception e, string trace) => new(
        "flitch:defect",
        ErrorKind.Provider,
        $"Flitch itself failed, which should not happen: {e.GetType().Name}.",
        $"The details are in the log, under logs/ in the data folder, at {trace}. Please report it; trying again does no harm.");
}

using System.Net;
using Flitch.Pipeline.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Host.Web.Health;

/// <summary>
/// For whatever watches over processes: <c>live</c> says that this one answers, <c>ready</c> that it can work. Open to all, and saying no more than that; what is
/// amiss is told by name to whoever is signed in or on this machine.
/// </summary>
internal static class HealthRoutes
{
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Real-IP"];

    /// <summary>Registers the checks.</summary>
    /// <param name="services">The application's container.</param>
    public static void Add(IServiceCollection services) => services.AddHealthChecks().AddPipelineChecks();

    /// <summary>Adds the routes.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous();
        health.MapHealthChecks("/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = (context, _) => WriteAsync(context, new HealthJson("live", null)) });
        health.MapHealthChecks("/ready", new HealthCheckOptions { ResponseWriter = (context, report) => WriteAsync(context, HealthJson.Of(report, MayKnow(context))) });
    }

    private static Task WriteAsync(HttpContext context, HealthJson health) => context.Response.WriteAsJsonAsync(health, context.RequestAborted);

    /// <summary>A proxy on this machine speaks for others.</summary>
    private static bool MayKnow(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true
        || (context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !Forwarded.Any(context.Request.Headers.ContainsKey));
}

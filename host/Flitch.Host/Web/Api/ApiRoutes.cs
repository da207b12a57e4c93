using Flitch.Host.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Host.Web.Api;

/// <summary>What programs may do: all that the pages do, and no more.</summary>
internal static class ApiRoutes
{
    /// <summary>Where the API begins.</summary>
    public const string Root = "/api/v1";

    /// <summary>What a program's wish is called in a run.</summary>
    public const string Trigger = "program";

    /// <summary>Registers its spelling.</summary>
    /// <param name="services">The application's container.</param>
    public static void Add(IServiceCollection services)
    {
        services.Configure<JsonOptions>(o =>
        {
            FlitchJson.Spell(o.SerializerOptions);
            o.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default);
        });
        ApiDescription.Add(services);
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true); // what cannot be read is told like all else that goes wrong
    }

    /// <summary>Adds the routes.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root).Refuses(StatusCodes.Status401Unauthorized);
        ApiDescription.Map(api);
        ConnectorApi.Map(api.MapGroup("/connectors").WithTags("Connectors"));
        ConnectionApi.Map(api.MapGroup("/connections").WithTags("Connections"));
        DatasetApi.Map(api.MapGroup("/connections/{connection}").WithTags("Datasets"));
        RowApi.Map(api.MapGroup("/connections/{connection}").WithTags("Rows"));
        RefreshApi.Map(api.MapGroup("/connections/{connection}").WithTags("Refreshes"));
        RunApi.Map(api.MapGroup("/runs").WithTags("Runs"));
        NoticeApi.Map(api.MapGroup("/notices").WithTags("Notices"));
        DashboardApi.Map(api.MapGroup("/dashboards").WithTags("Dashboards"));
        QueryApi.Map(api.MapGroup("").WithTags("Queries"));
        StatusApi.Map(api.WithTags("Status"));
    }

    /// <summary>Whether a request is one to the API.</summary>
    /// <param name="request">The request.</param>
    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api");

    /// <summary>Says with which problems an operation can answer.</summary>
    /// <typeparam name="T">A route or a group.</typeparam>
    /// <param name="routes">The routes.</param>
    /// <param name="statuses">The statuses.</param>
    public static T Refuses<T>(this T routes, params int[] statuses)
        where T : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
        {
            routes.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ProblemJson), [ApiProblem.ContentType]));
        }

        return routes;
    }
}

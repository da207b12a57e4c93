using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Flitch.Web.Tests.Serving;

/// <summary>All routes that are served.</summary>
internal static class Routes
{
    /// <summary>Method and address of each, its parameters filled.</summary>
    /// <param name="flitch">Whose.</param>
    /// <param name="value">What stands in the place of a parameter.</param>
    public static List<(string Method, string Path)> Of(ServedFlitch flitch, string value) =>
    [
        .. flitch.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(e =>
            (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => (m, Filled(e.RoutePattern, value)))),
    ];

    /// <summary>Those that have a parameter.</summary>
    /// <param name="flitch">Whose.</param>
    /// <param name="value">What stands in its place.</param>
    public static List<(string Method, string Path)> WithParameter(ServedFlitch flitch, string value)
    {
        var fixedOnes = Of(flitch, "one").Intersect(Of(flitch, "two")).ToHashSet();
        return [.. Of(flitch, value).Zip(Of(flitch, "one")).Where(r => !fixedOnes.Contains(r.Second)).Select(r => r.First)];
    }

    private static string Filled(RoutePattern pattern, string value) =>
        "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p is RoutePatternLiteralPart literal ? literal.Content : value))));
}

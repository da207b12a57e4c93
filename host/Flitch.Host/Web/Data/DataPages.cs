using Flitch.Host.Web.Serving;
using Flitch.Pipeline.Status;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Data;

/// <summary>Connections and their datasets.</summary>
internal static class DataPages
{
    /// <summary>Adds the pages.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", () => Results.LocalRedirect("/data"));
        app.MapGet("/data", async (StatusService status, CancellationToken cancellationToken) =>
            PageResults.Of<DataPage>(new { Connections = await status.ListAsync(cancellationToken) }));
    }
}

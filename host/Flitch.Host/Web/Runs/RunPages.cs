using Flitch.Host.Web.Serving;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Runs;

/// <summary>What ran, and what came of it.</summary>
internal static class RunPages
{
    /// <summary>How many runs the list shows.</summary>
    public const int Shown = 100;

    /// <summary>Adds the pages.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/runs", ListAsync);
        app.MapGet("/runs/{id}", async (string id, RunHistory runs, CancellationToken cancellationToken) =>
            PageResults.Of<RunPage>(new { Run = await runs.GetAsync(id, cancellationToken) }));
    }

    private static async Task<IResult> ListAsync(string? connection, string? state, RunHistory runs, ConnectionService connections, CancellationToken cancellationToken)
    {
        var wanted = Enum.TryParse<RunState>(state, ignoreCase: true, out var parsed) ? parsed : (RunState?)null;
        var named = string.IsNullOrEmpty(connection) ? null : connection;
        return PageResults.Of<RunsPage>(new
        {
            Runs = await runs.ListAsync(named, wanted, Shown, cancellationToken),
            Connections = await connections.ListAsync(cancellationToken),
            Connection = named,
            State = wanted,
        });
    }
}

using System.Runtime.CompilerServices;
using Flitch.Connectors;
using Flitch.Host.Web.Data;
using Flitch.Host.Web.Data.Connections;
using Flitch.Host.Web.Runs;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Status;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Flitch.Host.Web.Live;

/// <summary>
/// Parts of pages that are sent again whenever they have changed. A run's progress stands in the catalogue, whichever process it is in, so that every page of
/// every process shows it.
/// </summary>
internal static class LiveParts
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Adds the streams.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/live/connections/{name}", async (string name, StatusService status, Parts parts, TimeProvider clock, HttpContext context) =>
        {
            await status.GetAsync(name, context.RequestAborted);
            return Stream(clock, context, ct => ConnectionAsync(name, status, parts, ct));
        });
        app.MapGet("/live/runs/{id}", async Task<IResult> (string id, RunHistory runs, Parts parts, TimeProvider clock, HttpContext context) =>
            (await runs.GetAsync(id, context.RequestAborted)).State == RunState.Running
                ? Stream(clock, context, RunUntilItsEnd(id, runs, parts))
                : Results.NoContent()); // which tells a browser not to come again
        app.MapGet("/live/data", (StatusService status, Parts parts, TimeProvider clock, HttpContext context) =>
            Stream(clock, context, async ct => await parts.RenderAsync<ConnectionCards>(new() { [nameof(ConnectionCards.Connections)] = await status.ListAsync(ct) })));
    }

    private static async Task<string?> ConnectionAsync(string name, StatusService status, Parts parts, CancellationToken cancellationToken)
    {
        try
        {
            return await parts.RenderAsync<ConnectionState>(new() { [nameof(ConnectionState.Status)] = await status.GetAsync(name, cancellationToken) });
        }
        catch (FlitchException)
        {
            return null; // disconnected meanwhile
        }
    }

    private static Func<CancellationToken, Task<string?>> RunUntilItsEnd(string id, RunHistory runs, Parts parts)
    {
        var isOver = false;
        return async cancellationToken =>
        {
            if (isOver)
            {
                return null;
            }

            var run = await runs.GetAsync(id, cancellationToken);
            isOver = run.State != RunState.Running;
            return await parts.RenderAsync<RunReportPart>(new() { [nameof(RunReportPart.Run)] = run });
        };
    }

    private static ServerSentEventsResult<string> Stream(TimeProvider clock, HttpContext context, Func<CancellationToken, Task<string?>> render)
    {
        // A host that stops must not wait for pages that are open somewhere.
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        context.Response.RegisterForDispose(ending);
        return TypedResults.ServerSentEvents(ReadAsync(clock, render, ending.Token), "part");
    }

    private static async IAsyncEnumerable<string> ReadAsync(
        TimeProvider clock, Func<CancellationToken, Task<string?>> render, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? last = null;
        using var timer = new PeriodicTimer(Pace, clock);
        do
        {
            if (await render(cancellationToken) is not { } part)
            {
                yield break;
            }

            if (part != last)
            {
                yield return last = part;
            }
        }
        while (await NextAsync(timer, cancellationToken));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false; // the page was left, or the host stops
        }
    }
}

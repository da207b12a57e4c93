using Flitch.Host.Web.Datasets;
using Flitch.Host.Web.Runs;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Status;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Flitch.Host.Web.Live;

/// <summary>
/// Parts of pages that are sent again whenever they have changed. A run's progress stands in the catalogue, whichever process it is in, so that every page of
/// every process shows it.
/// </summary>
internal static class LiveParts
{
    /// <summary>Adds the streams.</summary>
    /// <param name="app">The application.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/live/data", (LiveStream stream, LiveCards cards, HttpContext context) => stream.Of(context, cards.ChangedAsync));
        app.MapGet("/live/connections/{name}", async (string name, LiveStream stream, StatusService status, LiveHtml html, HttpContext context) =>
        {
            await status.GetAsync(name, context.RequestAborted); // refuses a name that is not there
            return stream.Of(context, Changed(all => all.FirstOrDefault(s => s.Connection.Name == name), html.StateAsync));
        });
        app.MapGet("/live/datasets/{name}/{view}", async (string name, string view, string? stamp, LiveStream stream, DatasetDesk desk, LiveDataset live, HttpContext context) =>
        {
            await desk.LookAsync(name, view, context.RequestAborted);
            return stream.Of(context, live.Of(name, view, stamp ?? ""));
        });
        app.MapGet("/live/runs/{id}", async (string id, LiveStream stream, LiveRun live, RunHistory runs, HttpContext context) =>
            await runs.GetAsync(id, context.RequestAborted) is { State: RunState.Running } run
                ? stream.Of(context, live.UntilItsEnd(run, ShownCalls.Read(context.Request.Query)))
                : Results.NoContent()); // which tells a browser not to come again
    }

    /// <summary>One part, sent when it is another than before; none once there is nothing that it shows.</summary>
    private static Func<IReadOnlyList<ConnectionStatus>, Task<IReadOnlyList<LivePart>?>> Changed(
        Func<IReadOnlyList<ConnectionStatus>, ConnectionStatus?> find, Func<ConnectionStatus, Task<string>> render)
    {
        string? last = null;
        return async all =>
        {
            if (find(all) is not { } status)
            {
                return null;
            }

            var html = await render(status);
            var isSame = html == last;
            last = html;
            return isSame ? [] : [new LivePart(LivePart.Whole, html)];
        };
    }
}

using Flitch.Host.Web.Runs;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Status;

namespace Flitch.Host.Web.Live;

/// <summary>The live part of a run's page.</summary>
internal sealed class LiveRun(LiveHtml html, Parts parts, RunHistory runs)
{
    /// <summary>Sends the run as it goes on, at last as it ended, and then no more.</summary>
    /// <param name="run">The run.</param>
    public Func<IReadOnlyList<ConnectionStatus>, Task<IReadOnlyList<LivePart>?>> UntilItsEnd(RunReport run)
    {
        string? last = null;
        var isOver = false;
        return async all =>
        {
            if (isOver)
            {
                return null;
            }

            var status = all.FirstOrDefault(s => s.LastRun?.RunId == run.RunId);
            isOver = status is not { LastRun.State: RunState.Running };
            var now = status is null ? await OlderAsync(run.RunId) : await html.RunAsync(status);
            var isSame = now == last;
            last = now;
            return isSame ? [] : [new LivePart(LivePart.Whole, now)];
        };
    }

    /// <summary>The next run has begun already, or the connection is gone, which throws.</summary>
    private async Task<string> OlderAsync(string id) =>
        await parts.RenderAsync<RunReportPart>(new() { [nameof(RunReportPart.Run)] = await runs.GetAsync(id, CancellationToken.None) });
}

using Flitch.Host.Web.Runs;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Status;

namespace Flitch.Host.Web.Live;

/// <summary>The live parts of a run's page: how the run stands, and the page of its request log that is open.</summary>
internal sealed class LiveRun(LiveHtml html, Parts parts, RunHistory runs)
{
    /// <summary>Sends the run as it goes on, at last as it ended, and then no more.</summary>
    /// <param name="run">The run.</param>
    /// <param name="shown">Which of its calls the page shows.</param>
    public Func<IReadOnlyList<ConnectionStatus>, Task<IReadOnlyList<LivePart>?>> UntilItsEnd(RunReport run, ShownCalls shown)
    {
        var calls = new LiveCalls(parts, runs, shown);
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
            var now = status?.LastRun ?? await runs.GetAsync(run.RunId, CancellationToken.None); // the next has begun already, or the connection is gone, which throws
            var report = status is null ? await ReportAsync(now) : await html.RunAsync(status);
            var isSame = report == last;
            last = report;
            return [.. isSame ? [] : new[] { new LivePart(LivePart.One, $"<div id=\"report\">{report}</div>") }, .. await calls.ChangedAsync(now, isOver)];
        };
    }

    private Task<string> ReportAsync(RunReport run) => parts.RenderAsync<RunReportPart>(new() { [nameof(RunReportPart.Run)] = run });
}

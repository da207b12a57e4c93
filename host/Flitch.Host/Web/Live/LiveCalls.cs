using Flitch.Host.Web.Runs;
using Flitch.Pipeline.Runs;

namespace Flitch.Host.Web.Live;

/// <summary>The request log on one open page of a run. It is read again only when the run has made calls, and sent only when what the page shows of it has changed.</summary>
internal sealed class LiveCalls(Parts parts, RunHistory runs, ShownCalls shown)
{
    private int? _made;
    private string? _last;

    /// <summary>What to send: the calls while the run goes on; with its end all around them too, since only then the datasets to choose from are known.</summary>
    /// <param name="run">The run as it stands.</param>
    /// <param name="isOver">Whether it has ended.</param>
    public async Task<IReadOnlyList<LivePart>> ChangedAsync(RunReport run, bool isOver)
    {
        var made = run.Progress?.Calls ?? run.Calls;
        if (made == _made && !isOver)
        {
            return [];
        }

        _made = made;
        var now = await (isOver ? RenderAsync<RunCalls>(run) : RenderAsync<CallList>(run));
        var isSame = now == _last;
        _last = now;
        return isSame ? [] : [new LivePart(LivePart.One, now)];
    }

    private async Task<string> RenderAsync<T>(RunReport run)
        where T : Microsoft.AspNetCore.Components.IComponent => await parts.RenderAsync<T>(new()
        {
            [nameof(CallList.Run)] = run,
            [nameof(CallList.Calls)] = await shown.ReadAsync(run, runs, CancellationToken.None),
            [nameof(CallList.Dataset)] = shown.Dataset,
            [nameof(CallList.Page)] = shown.Page,
        });
}

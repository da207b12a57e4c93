using Flitch.Connectors;
using Flitch.Connectors.Reading;
using Flitch.Storage.Files;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Datasets;

public sealed partial class DatasetWriter
{
    /// <summary>
    /// From now on, across commits, the keys of all staged rows are remembered, so that committed rows of a stretch can be told that did not come when it was read
    /// anew. Rows staged before and committed are not among them; a comparison that is going on ends.
    /// </summary>
    /// <param name="stretch">Whole seconds, <c>(from, to]</c>.</param>
    public void BeginComparison(ReadInterval stretch) => BeginComparison(stretch, RowSelection.All);

    /// <summary>As <see cref="BeginComparison(ReadInterval)"/>, of some rows only: those that the listing holds which is read anew.</summary>
    /// <param name="stretch">Whole seconds, <c>(from, to]</c>.</param>
    /// <param name="selection">Which rows, and along which time.</param>
    public void BeginComparison(ReadInterval stretch, RowSelection selection)
    {
        ThrowIfNotLive();
        Session.BeginComparison(stretch, selection);
    }

    /// <summary>How many committed rows of the stretch have a key that was not staged since <see cref="BeginComparison(ReadInterval)"/>.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">Kind storage: a live file is missing or damaged.</exception>
    public Task<long> CountUnseenAsync(CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var comparison = _session?.Comparison ?? throw NoComparison();
        Session.Staging.Flush();
        await RememberStagedAsync(cancellationToken);
        return await comparison.CountAsync(Manifest.Files, cancellationToken);
    });

    /// <summary>
    /// Lets the next <see cref="CommitAsync"/> move the rows that <see cref="CountUnseenAsync"/> counts to <c>&lt;dataset&gt;_removed</c>, in the same rename as all
    /// else; it ends the comparison. A removed row that comes again is added as any other.
    /// </summary>
    /// <param name="reason">Why they go, in a person's words: <c>_reason</c>.</param>
    /// <param name="runId">The run that found it: <c>_removed_run_id</c>.</param>
    public void RemoveUnseen(string reason, string runId) => (_session?.Comparison ?? throw NoComparison()).Reason = (reason, runId);

    /// <summary>Forgets the comparison; nothing is removed.</summary>
    public void EndComparison() => _session?.EndComparison();

    /// <summary>The whole second that splits a stretch's committed rows about in half: rows up to it and rows after it are both there.</summary>
    /// <param name="stretch">Whole seconds, <c>(from, to]</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when all rows share one second, or there are none.</returns>
    /// <exception cref="FlitchException">Kind storage: a live file is missing or damaged.</exception>
    public Task<long?> FindMedianSecondAsync(ReadInterval stretch, CancellationToken cancellationToken) =>
        FindMedianSecondAsync(stretch, RowSelection.All, cancellationToken);

    private static InvalidOperationException NoComparison() => new("No comparison has begun.");

    private Task RememberStagedAsync(CancellationToken cancellationToken) => Session.Comparison?.RememberAsync(cancellationToken) ?? Task.CompletedTask;

    private async Task<(Manifest Next, long Removed)> LeaveBehindAsync(Manifest? before, CancellationToken cancellationToken)
    {
        if (before is null)
        {
            return (Manifest, 0);
        }

        var changes = new FileChanges(Manifest.Files, Manifest.NextFile);
        var now = _folder.Clock.GetUtcNow();
        var removed = await Session.LeftBehind.WriteAsync(before, changes, now, _lastRun, cancellationToken);
        var state = Manifest.State with { RemovedRows = Math.Max(Manifest.State.RemovedRows, before.State.RemovedRows) + removed };
        return (Manifest with { Files = changes.Files, NextFile = changes.NextFile, State = state }, removed);
    }

    private async Task<long> WriteRemovedAsync(FileChanges changes, CancellationToken cancellationToken) =>
        _session?.Comparison?.Reason is { } reason
            ? await Session.Removed.WriteAsync(changes, _folder.Clock.GetUtcNow(), reason.RunId, reason.Text, cancellationToken)
            : 0;
}

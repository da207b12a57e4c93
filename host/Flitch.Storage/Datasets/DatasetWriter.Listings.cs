using Flitch.Connectors;
using Flitch.Connectors.Reading;
using Flitch.Storage.Manifests;
using Flitch.Storage.Merging;

namespace Flitch.Storage.Datasets;

public sealed partial class DatasetWriter
{
    /// <summary>Rows that are in the dataset while it is read anew; 0 unless <see cref="IsReplacement"/>, or when its manifest cannot be read.</summary>
    public long RowsBefore => Replacement?.RowsBefore ?? 0;

    /// <summary>How many of some committed rows lie in <paramref name="interval"/>.</summary>
    /// <param name="interval">Whole seconds, <c>(from, to]</c>.</param>
    /// <param name="selection">Which rows, and along which time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">Kind storage: a live file is missing or damaged.</exception>
    public Task<long> CountRowsAsync(ReadInterval interval, RowSelection selection, CancellationToken cancellationToken) =>
        GuardAsync(() => Session.Selected.CountAsync(Manifest.Files, interval, selection, cancellationToken));

    /// <summary>The whole second that splits some committed rows of a stretch about in half: such rows up to it and after it are both there.</summary>
    /// <param name="stretch">Whole seconds, <c>(from, to]</c>.</param>
    /// <param name="selection">Which rows, and along which time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when all rows share one second, or there are none.</returns>
    /// <exception cref="FlitchException">Kind storage: a live file is missing or damaged.</exception>
    public Task<long?> FindMedianSecondAsync(ReadInterval stretch, RowSelection selection, CancellationToken cancellationToken) =>
        GuardAsync(() => Session.Selected.FindMedianSecondAsync(Manifest.Files, stretch, selection, cancellationToken));

    /// <summary>
    /// Adds to the state the seconds of stored rows that the rows of this commit name as changed. It is saved with them, so that a run that dies right after
    /// leaves the next one to read them again.
    /// </summary>
    private async Task<RefreshState> AddRewrittenAsync(MergePlan plan, RefreshState state, CancellationToken cancellationToken)
    {
        if (_schema.Descriptor.Rewrites.Count == 0 || plan.Partitions.Count == 0)
        {
            return state;
        }

        var seconds = await Session.Rewritten.FindAsync(Manifest.Files, cancellationToken);
        return seconds.Count == 0 ? state : state with { Rewritten = [.. state.Rewritten.Union(seconds).Order()] };
    }
}

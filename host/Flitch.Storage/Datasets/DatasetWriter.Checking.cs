using Flitch.Connectors;
using Flitch.Storage.Checking;
using Flitch.Storage.Files;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Datasets;

public sealed partial class DatasetWriter
{
    /// <summary>
    /// Reads every live file and compares it with what the manifest states: rows and their hashes by day, partition, order, keys that stand twice, and the links for
    /// other tools. Nothing is changed, and nothing asked of the service.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is wrong; empty when nothing is.</returns>
    /// <exception cref="FlitchException">Kind storage: memory or the disk is full.</exception>
    public Task<IReadOnlyList<FileFinding>> CheckFilesAsync(CancellationToken cancellationToken) =>
        GuardAsync(() => Session.Check.RunAsync(Manifest.Files, cancellationToken));

    /// <summary>
    /// Makes the dataset consistent with what is really on the disk, in one commit: altered files are taken as they are found, those that cannot be read go, of rows
    /// with one key the newest stays, links are renewed. The state no longer claims the days concerned. Nothing may be staged.
    /// </summary>
    /// <param name="findings">What <see cref="CheckFilesAsync"/> found.</param>
    /// <param name="cancellationToken">Gives up; the last commit stands.</param>
    /// <returns>What has to be read again.</returns>
    /// <exception cref="FlitchException">As <see cref="CommitAsync"/>.</exception>
    public Task<AdoptionResult> AdoptFilesAsync(IReadOnlyList<FileFinding> findings, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        ThrowIfNotLive();
        if (StagedRows > 0)
        {
            throw new InvalidOperationException("Files are adopted before rows are staged.");
        }

        Session.Keys.Forget();
        var lost = findings.SelectMany(LostStretches.Of).ToList();
        var (changes, snapshot) = await WriteAdoptedAsync(findings, cancellationToken);
        var again = IntervalSet.Common(Manifest.State.Intervals, lost);
        var hasRowsWithoutDay = findings.Any(LostStretches.HasRowsWithoutDay);
        var missing = Math.Max(0, Rows(Manifest.Files) - Rows(changes.Files));
        var warning = Commit(Manifest.Next(changes, Manifest.State.Without(lost, hasRowsWithoutDay), _schema, _folder.Clock.GetUtcNow()) with { Snapshot = snapshot }, changes, [.. findings.Select(f => f.File)]);
        return new AdoptionResult(again, hasRowsWithoutDay, missing) { Warning = warning };
    });

    private static long Rows(IEnumerable<LiveFile> files) => files.Where(f => f.Role == FileRole.Rows).Sum(f => f.Rows);

    // The table of staged rows serves to merge what is found; whatever happens, none of it may stay staged.
    private async Task<(FileChanges Changes, SnapshotFacts? Snapshot)> WriteAdoptedAsync(IReadOnlyList<FileFinding> findings, CancellationToken cancellationToken)
    {
        try
        {
            return await Session.Adoption.WriteAsync(Manifest, findings, cancellationToken);
        }
        finally
        {
            Session.Staging.Recreate();
            Session.Keys.Forget();
        }
    }

    private void ThrowIfNotLive()
    {
        if (Replacement is { IsPublished: false })
        {
            throw new InvalidOperationException("A dataset that is read anew has no files of its own yet.");
        }
    }
}

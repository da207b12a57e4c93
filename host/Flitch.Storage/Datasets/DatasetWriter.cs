using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;
using Flitch.Storage.Merging;
using Flitch.Storage.Snapshots;

namespace Flitch.Storage.Datasets;

/// <summary>
/// The one writer of a dataset. Rows are staged page by page and become part of the dataset with a commit: rows and state in one rename.
/// A process that dies leaves the last commit whole. Not safe for several threads.
/// </summary>
public sealed partial class DatasetWriter : IAsyncDisposable
{
    private readonly DataFolder _folder;
    private readonly DatasetPaths _paths;
    private readonly DatasetSchema _schema;
    private readonly FileLock _lock;
    private WriterSession? _session;
    private string _lastRun = "";

    internal DatasetWriter(DataFolder folder, DatasetPaths paths, DatasetSchema schema, FileLock held, Manifest manifest)
    {
        _folder = folder;
        _paths = paths;
        _schema = schema;
        _lock = held;
        Manifest = manifest;
    }

    /// <summary>The last commit; of a replacement, what it holds so far.</summary>
    public Manifest Manifest { get; internal set; }

    /// <summary>What was different about the schema, or about what the connection asks for, in a sentence, when opening brought the dataset's files to it; null when nothing was.</summary>
    public string? SchemaChanges { get; internal set; }

    /// <summary>Rows staged since the last commit.</summary>
    public long StagedRows => _session?.Staging.Rows ?? 0;

    /// <summary>True when this writer reads the dataset anew, to take its place with <see cref="PublishAsync"/>.</summary>
    public bool IsReplacement => Replacement is not null;

    internal Replacement? Replacement { get; init; }

    internal WriterSession Session => _session ??= new(_folder, _paths, _schema);

    /// <summary>
    /// Takes the dataset's lock, creates the dataset where there is none (empty, but there for queries), and clears away what a crash left. A dataset whose schema
    /// is another by now is brought to it in one commit: new columns take their values out of <c>_rescued</c>, those that are no more go there.
    /// </summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="descriptor">The object.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    /// <exception cref="FlitchException">
    /// Kind storage: <c>storage:dataset-busy</c> when another writer has the lock, <c>storage:schema-changed</c> when stored rows cannot follow a changed
    /// schema, <c>storage:retype-loses</c> when a value cannot, <c>storage:manifest-broken</c>, and what befalls a disk.
    /// </exception>
    public static Task<DatasetWriter> OpenAsync(
        DataFolder folder, ConnectionName connection, ObjectDescriptor descriptor, CancellationToken cancellationToken) =>
        DatasetOpening.OpenAsync(folder, connection, descriptor, force: false, cancellationToken);

    /// <summary>
    /// Opens for reading the dataset anew (<c>--full</c>, or a changed schema): commits gather beside the live rows, which stay as they are until
    /// <see cref="PublishAsync"/>. A changed fingerprint is welcome, and so is a broken manifest.
    /// </summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="descriptor">The object.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    /// <exception cref="FlitchException">As <see cref="OpenAsync"/>, but for schema and manifest.</exception>
    public static Task<DatasetWriter> OpenReplacementAsync(
        DataFolder folder, ConnectionName connection, ObjectDescriptor descriptor, CancellationToken cancellationToken) =>
        DatasetOpening.OpenReplacementAsync(folder, connection, descriptor, cancellationToken);

    /// <summary>Stages rows for the next commit; of rows with the same key the last staged wins. The batch is copied and may be disposed at once.</summary>
    /// <param name="batch">Columns in the descriptor's order.</param>
    /// <param name="stamp">What brought them.</param>
    /// <exception cref="FlitchException">Kind storage: a key column is null, or the disk is full.</exception>
    public void Stage(RecordBatch batch, RowStamp stamp) => DiskGuard.Run(_folder.Root, () =>
    {
        _lastRun = stamp.RunId;
        Session.Staging.Add(batch, stamp);
    });

    /// <summary>Forgets all staged rows.</summary>
    public void Discard() => _session?.Staging.Clear();

    /// <summary>
    /// Merges the staged rows and saves <paramref name="state"/> with them, in one rename. Partitions in which nothing changed are not written; with
    /// nothing staged only the manifest is. When it throws, the last commit stands and the rows stay staged.
    /// </summary>
    /// <param name="state">How far the dataset is read with these rows; rows that are removed are added to its <see cref="RefreshState.RemovedRows"/>.</param>
    /// <param name="cancellationToken">Gives up; the last commit stands.</param>
    /// <exception cref="FlitchException">Kind storage: disk full, folder not writable, a live file missing or damaged.</exception>
    public Task<CommitResult> CommitAsync(RefreshState state, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var started = _folder.Clock.GetTimestamp();
        var plan = await PlanAsync(cancellationToken);
        var changes = plan.Partitions.Count == 0
            ? new FileChanges(Manifest.Files, Manifest.NextFile)
            : await Session.Merger.WriteAsync(Manifest.Files, plan, Manifest.NextFile, cancellationToken);
        var removed = await WriteRemovedAsync(changes, cancellationToken);
        var next = await AddRewrittenAsync(plan, state with { RemovedRows = state.RemovedRows + removed }, cancellationToken);
        var warning = Commit(Manifest.Next(changes, next, _schema, _folder.Clock.GetUtcNow()), changes);
        await RememberAsync(plan);
        return Result(plan, changes, started) with { Warning = warning, RowsRemoved = removed };
    });

    /// <summary>
    /// Takes the staged rows (none is an answer too) as the newest snapshot: <c>current</c> is exactly these rows, the history has them added, and
    /// <c>_snapshots</c> has a line more; one rename for all. Every row's <c>_synced_at</c> becomes <paramref name="takenAt"/>.
    /// </summary>
    /// <param name="takenAt">When the snapshot was taken.</param>
    /// <param name="runId">The run that took it.</param>
    /// <param name="state">State to save with it.</param>
    /// <param name="cancellationToken">Gives up; the last commit stands.</param>
    /// <exception cref="FlitchException">As <see cref="CommitAsync"/>.</exception>
    public Task<SnapshotResult> CommitSnapshotAsync(
        DateTimeOffset takenAt, string runId, RefreshState state, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var started = _folder.Clock.GetTimestamp();
        Session.Staging.Flush();
        var changes = new FileChanges(Manifest.Files, Manifest.NextFile);
        var facts = await Session.SnapshotTables.LoadAsync(takenAt, runId, cancellationToken);
        var changed = await Session.Snapshots.WriteAsync(changes, facts, isFirst: Manifest.Snapshot is null, cancellationToken);
        var next = Manifest.Next(changes, state, _schema, _folder.Clock.GetUtcNow()) with { Snapshot = facts };
        var warning = Commit(next, changes);
        Discard();
        return new SnapshotResult(facts.Rows, changed, facts.ContentHash, changes.Bytes, _folder.Clock.GetElapsedTime(started)) { Warning = warning };
    });

    /// <summary>
    /// Puts the replacement in the place of the live rows, in one rename; rows that did not come again are moved to <c>&lt;dataset&gt;_removed</c>. Only for
    /// <see cref="IsReplacement"/>, once.
    /// </summary>
    /// <param name="state">The state of the new rows.</param>
    /// <param name="cancellationToken">Gives up; the old rows stand.</param>
    public Task<CommitResult> PublishAsync(RefreshState state, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var replacement = Replacement ?? throw new InvalidOperationException("Only a replacement is published.");
        var result = await CommitAsync(state, cancellationToken);
        var (next, removed) = await LeaveBehindAsync(replacement.Stands, cancellationToken);
        var superseded = replacement.Leftovers(_folder, _paths, next);
        next = next with { Superseded = superseded };
        var warning = Commits.Make(_folder, _paths, next, superseded);
        (Manifest, replacement.IsPublished) = (next, true); // only now: when the rename fails, publishing can be tried again
        return result with { Warning = warning, RowsRemoved = removed };
    });

    /// <summary>How many committed rows have their cursor in <paramref name="interval"/>.</summary>
    /// <param name="interval">Whole seconds, <c>(from, to]</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">Kind storage: a live file is missing or damaged.</exception>
    public Task<long> CountRowsAsync(ReadInterval interval, CancellationToken cancellationToken) =>
        GuardAsync(() => Session.Stored.CountAsync(Manifest.Files, interval, cancellationToken));

    /// <summary>Which rows of a batch are committed already, equal in every source column and in <c>_rescued</c>.</summary>
    /// <param name="batch">Columns in the descriptor's order.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One value per row of the batch.</returns>
    /// <exception cref="FlitchException">Kind storage: a live file is missing or damaged.</exception>
    public Task<IReadOnlyList<bool>> FindKnownAsync(RecordBatch batch, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        var known = new bool[batch.RowCount];
        if (batch.RowCount > 0 && Manifest.RowCount > 0)
        {
            Session.Staging.LoadProbe(batch);
            foreach (var row in await Session.Stored.FindAsync(Manifest.Files, cancellationToken))
            {
                known[row] = true;
            }
        }

        return (IReadOnlyList<bool>)known;
    });

    /// <summary>Lets go of the lock; what is staged and not committed is lost.</summary>
    public ValueTask DisposeAsync()
    {
        CloseSession();
        _lock.Dispose();
        return ValueTask.CompletedTask;
    }

    internal void CloseSession()
    {
        _session?.Dispose();
        _session = null;
    }

    private Task<T> GuardAsync<T>(Func<Task<T>> action) => DamagedFiles.GuardAsync(_folder.Root, _paths, () => Manifest, action);

    private async Task<MergePlan> PlanAsync(CancellationToken cancellationToken)
    {
        var removal = _session?.Comparison is { Reason: not null } ending ? ending : null;
        if (StagedRows == 0 && removal is null)
        {
            return MergePlan.Nothing;
        }

        Session.Staging.Flush();
        await RememberStagedAsync(cancellationToken);
        return await Session.Planner.PlanAsync(Manifest.Files, Replacement?.Before(_schema.Descriptor.Fingerprint), removal, cancellationToken);
    }

    private string? Commit(Manifest next, FileChanges changes, IReadOnlyCollection<LiveFile>? repair = null)
    {
        if (Replacement is { IsPublished: false })
        {
            Datasets.Replacement.Forget(_paths, changes.Dropped);
            Manifest = next with { Superseded = [] };
            return null;
        }

        var before = Manifest.Superseded;
        var warning = Commits.Make(_folder, _paths, next, before, repair);
        Manifest = next;
        return warning;
    }

    // The rows are committed: what fails from here on costs the index, never a row.
    private async Task RememberAsync(MergePlan plan)
    {
        if (plan.Partitions.Count > 0)
        {
            await Session.Keys.AddDeltaAsync();
        }

        if (_session?.Comparison is { Reason: not null })
        {
            _session.EndComparison();
        }

        Discard();
    }

    private CommitResult Result(MergePlan plan, FileChanges changes, long started) => new()
    {
        RowsAdded = plan.Added,
        RowsChanged = plan.Changed,
        RowsUnchanged = plan.Unchanged,
        Partitions = changes.Written.Count,
        Bytes = changes.Bytes,
        Duration = _folder.Clock.GetElapsedTime(started),
    };
}

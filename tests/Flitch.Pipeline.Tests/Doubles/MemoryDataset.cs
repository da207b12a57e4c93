using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Snapshots;

namespace Flitch.Pipeline.Tests.Doubles;

/// <summary>
/// What is committed of one dataset, and a writer over it. The writer's promise is the real one's: rows and state change together or not at all, and what
/// is staged is lost with the writer. Storage's own tests hold the real writer to it.
/// </summary>
internal sealed class MemoryDataset
{
    public Dictionary<string, EventRow> Rows { get; private set; } = new(StringComparer.Ordinal);

    public RefreshState State { get; private set; } = RefreshState.Empty;

    public int Commits { get; private set; }

    /// <summary>Called before and after each commit takes effect; may throw, as a process that is killed there.</summary>
    public Action<string> Reached { get; set; } = static _ => { };

    public Writer Open() => new(this);

    internal sealed class Writer(MemoryDataset dataset) : IDatasetWriter
    {
        private readonly List<EventRow> _staged = [];

        public Manifest Manifest => new()
        {
            Format = 1,
            Commit = dataset.Commits,
            CommittedAt = DateTimeOffset.UnixEpoch,
            Connector = "double",
            Connection = "main",
            Object = "events",
            Title = "Events",
            Description = "",
            Mode = EventObject.Events.Mode,
            Fingerprint = "events-1",
            PinnedParameters = [],
            Columns = [],
            PrimaryKey = ["id"],
            State = dataset.State,
            NextFile = 1,
            Files = dataset.Rows.Count == 0 ? [] : [File()],
            Superseded = [],
        };

        public RefreshState State => dataset.State;

        public long StagedRows => _staged.Count;

        public bool IsReplacement => false;

        public long RowsBefore => 0;

        public void Stage(RecordBatch batch, RowStamp stamp)
        {
            for (var i = 0; i < batch.RowCount; i++)
            {
                _staged.Add(new EventRow(((TextColumn)batch.Columns[0])[i]!, ((Int64Column)batch.Columns[1])[i]!.Value, ((Int64Column)batch.Columns[2])[i]!.Value));
            }
        }

        public Task<CommitResult> CommitAsync(RefreshState state, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            dataset.Reached("before commit");
            var rows = new Dictionary<string, EventRow>(dataset.Rows, StringComparer.Ordinal);
            var added = _staged.Select(r => r.Id).Distinct().Count(id => !rows.ContainsKey(id));
            var changed = _staged.Where(r => rows.TryGetValue(r.Id, out var old) && old != r).Select(r => r.Id).Distinct().Count();
            _staged.ForEach(r => rows[r.Id] = r);
            _staged.Clear();
            dataset.Rows = rows;
            dataset.State = state;
            dataset.Commits++;
            dataset.Reached("after commit");
            return Task.FromResult(CommitResult.Nothing with { RowsAdded = added, RowsChanged = changed, Partitions = added + changed > 0 ? 1 : 0 });
        }

        public Task<SnapshotResult> CommitSnapshotAsync(DateTimeOffset takenAt, string runId, RefreshState state, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<CommitResult> PublishAsync(RefreshState state, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<long> CountRowsAsync(ReadInterval interval, CancellationToken cancellationToken) => Task.FromResult((long)dataset.Rows.Values.Count(r =>
            (interval.From is null || r.Time > interval.From * 1_000_000) && r.Time <= interval.To * 1_000_000));

        public Task<long?> FindMedianSecondAsync(ReadInterval interval, CancellationToken cancellationToken)
        {
            var seconds = dataset.Rows.Values.Where(r => (interval.From is null || r.Time > interval.From * 1_000_000) && r.Time <= interval.To * 1_000_000)
                .Select(r => (long)Math.Ceiling(r.Time / 1e6m)).Order().ToList();
            return Task.FromResult<long?>(seconds.Count == 0 || seconds[0] == seconds[^1] ? null : Math.Min(seconds[(seconds.Count - 1) / 2], seconds[^1] - 1));
        }

        public Task<long> CountRowsAsync(ReadInterval interval, RowSelection selection, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<long?> FindMedianSecondAsync(ReadInterval interval, RowSelection selection, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<bool>> FindKnownAsync(RecordBatch batch, CancellationToken cancellationToken) => throw new NotSupportedException();

        private LiveFile File() => new()
        {
            Path = "memory",
            Rows = dataset.Rows.Count,
            First = dataset.Rows.Values.Min(r => r.Time),
            Last = dataset.Rows.Values.Max(r => r.Time),
            RowHash = "0000000000000000",
            Bytes = 0,
        };
    }
}

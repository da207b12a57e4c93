using Flitch.Connectors;
using Flitch.Connectors.Reading;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Verifying;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Progress;

/// <summary>What a run has done for one dataset so far. Written by the run, read by the progress display.</summary>
internal sealed class DatasetTally(string dataset)
{
    private readonly DriftCollector _drift = new();
    private readonly List<string> _notices = [];
    private (long Added, long Changed) _unpublished;

    public string Dataset { get; } = dataset;

    public DatasetStage Stage { get; set; } = DatasetStage.Waiting;

    public long Received { get; private set; }

    public long? Expected { get; private set; }

    public int Calls { get; set; }

    public int Retries { get; set; }

    public long Added { get; private set; }

    public long Changed { get; private set; }

    public int Commits { get; private set; }

    public TimeSpan Waited { get; set; }

    public long StartedAt { get; set; }

    public TimeSpan Duration { get; set; }

    public ErrorInfo? Error { get; set; }

    public bool Succeeded { get; set; }

    public Manifest? Manifest { get; set; }

    public Proof? Proof { get; set; }

    public Verification? Verification { get; set; }

    /// <summary>Errors of its calls; those that ended it apart, they were overcome.</summary>
    public OvercomeErrors Overcome { get; } = new();

    /// <summary>So many rows more are to come, or fewer, than was known before.</summary>
    public void Expect(long more) => Expected = (Expected ?? 0) + more;

    public void Add(Page page)
    {
        Received += page.RecordsSeen;
        _drift.Add(page.Drift);
    }

    /// <summary>Rows were committed.</summary>
    /// <param name="commit">What it did.</param>
    /// <param name="manifest">The dataset after it.</param>
    /// <param name="isReplacement">True while the dataset is read anew: nobody sees these rows before they are published.</param>
    public void Add(CommitResult commit, Manifest manifest, bool isReplacement)
    {
        if (isReplacement)
        {
            _unpublished = (_unpublished.Added + commit.RowsAdded, _unpublished.Changed + commit.RowsChanged);
            return;
        }

        Added += commit.RowsAdded;
        Changed += commit.RowsChanged;
        Commits += commit.Partitions > 0 ? 1 : 0;
        Manifest = manifest;
    }

    /// <summary>What was read anew took the place of the rows that were there.</summary>
    public void Publish(Manifest manifest)
    {
        Added += _unpublished.Added;
        Changed += _unpublished.Changed;
        Commits++;
        Manifest = manifest;
    }

    public void AddSnapshot(long rows, bool changed)
    {
        Added += changed ? rows : 0;
        Commits += changed ? 1 : 0;
    }

    public void Note(string notice)
    {
        if (!_notices.Contains(notice))
        {
            _notices.Add(notice);
        }
    }

    /// <summary>Opening a dataset has brought it to a changed schema.</summary>
    /// <param name="changes">What was different; null when nothing was.</param>
    public void NoteSchema(string? changes)
    {
        if (changes is not null)
        {
            Note(changes);
        }
    }

    public DatasetProgress Progress() => new(Dataset, Stage, Received, Calls, Expected);

    public DatasetReport Report() => new()
    {
        Dataset = Dataset,
        Succeeded = Succeeded,
        Rows = Manifest?.RowCount ?? 0,
        Added = Added,
        Changed = Changed,
        Received = Received,
        Partitions = Manifest?.PartitionCount ?? 0,
        Commits = Commits,
        Calls = Calls,
        Retries = Retries,
        Waited = Waited,
        Duration = Duration,
        AsOf = Manifest is null ? null : ManifestFacts.AsOf(Manifest),
        Complete = Manifest is null ? null : ManifestFacts.Complete(Manifest),
        Gaps = Manifest is null ? 0 : ManifestFacts.Gaps(Manifest),
        Proof = Proof,
        Verification = Verification,
        Drift = _drift.Reports(),
        Notices = [.. _notices, .. Error is null ? Overcome.Notices() : []],
        Error = Error,
    };
}

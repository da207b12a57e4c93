using Flitch.Connectors.Catalog;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Refreshing.Listings;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Tests.Doubles;
using Flitch.Storage.Datasets;
using Flitch.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Pipeline.Tests.Refreshing;

/// <summary>A service, a dataset in memory, and a clock that a test moves: refreshes run in microseconds and can be killed at any step.</summary>
internal sealed class IncrementalBench
{
    public static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_750_000_000);

    private bool _serving;

    public EventService Service { get; } = new();

    public MemoryDataset Dataset { get; } = new();

    public FakeTimeProvider Clock { get; } = new(Start);

    /// <summary>How far our clock is ahead of the service's.</summary>
    public TimeSpan Skew { get; set; }

    public int CommitRows { get; set; } = 4;

    public long? Floor { get; set; }

    public ObjectDescriptor Descriptor { get; set; } = EventObject.Events;

    public DatasetTally? Last { get; private set; }

    /// <summary>Whether somebody asked for news since the page before; asked before each page of a backfill but its first.</summary>
    public Func<bool> Asked { get; set; } = static () => false;

    public async Task<DatasetTally> RefreshAsync(CancellationToken cancellationToken = default)
    {
        var tally = Last = new DatasetTally("events");
        var run = new RunReport { RunId = "run", Connection = "main", State = RunState.Running, StartedAt = Clock.GetUtcNow() };
        var progress = new ProgressTracker(run, [tally], new CallPace(EventPlugin.Connector, null), static _ => { }, null, Clock);
        progress.Begin(tally);
        _serving = false;
        var options = new PipelineOptions { DataFolder = "", StateFolder = "", PluginFolder = "", CommitRows = CommitRows, CommitShare = 1 };
        var scope = new RunScope
        {
            RunId = "run",
            Folder = null!,
            Connection = new ConnectionName("main", "double"),
            Connector = new EventConnector(Service, progress, Clock, "good-key-0001", Skew),
            FlushLogAsync = _ => Task.CompletedTask,
            Progress = progress,
            Options = options,
            Signs = new VariantSigns(EventPlugin.Connector),
            Refresh = new RefreshOptions(),
            Clock = Clock,
            Logger = NullLogger.Instance,
        };
        IncrementalRefresh? refresh = null;
        scope = scope with { YieldAsync = (session, stop) => YieldAsync(refresh!, session, stop) };
        await using (refresh = new IncrementalRefresh(new DatasetSession(scope, Descriptor, Dataset.Open(), tally, Floor, Floor)))
        {
            await PlayAsync(refresh, cancellationToken);
        }

        return tally;
    }

    /// <summary>The steps of a run: news, the first page of each gap, the gaps, and news once more where that took long.</summary>
    private async Task PlayAsync(IncrementalRefresh refresh, CancellationToken cancellationToken)
    {
        var began = Clock.GetUtcNow();
        await OnceAsync(refresh, cancellationToken);
        if (Clock.GetUtcNow() - began > TimeSpan.FromMinutes(1))
        {
            await OnceAsync(refresh, cancellationToken);
        }

        await refresh.EndAsync(cancellationToken);
    }

    private static async Task OnceAsync(IncrementalRefresh refresh, CancellationToken cancellationToken)
    {
        await refresh.NewsAsync(cancellationToken);
        if (refresh.Gap is not null)
        {
            await refresh.LookAsync(cancellationToken);
        }

        while (refresh.Gap is not null)
        {
            await refresh.FillAsync(cancellationToken);
        }
    }

    /// <summary>Somebody asks for this dataset's news between two pages of its backfill.</summary>
    private async Task YieldAsync(IncrementalRefresh refresh, DatasetSession session, CancellationToken cancellationToken)
    {
        if (!_serving && Asked())
        {
            _serving = true;
            await session.CommitAsync(cancellationToken);
            await refresh.NewsAsync(cancellationToken);
            _serving = false;
        }
    }

    /// <summary>A row some seconds (and microseconds) from the start.</summary>
    public EventRow Add(string id, long second, long microsecond = 0, long value = 0)
    {
        var row = new EventRow(id, ((Start.ToUnixTimeSeconds() + second) * 1_000_000) + microsecond, value);
        Service.Events.Add(row);
        return row;
    }
}

using Flitch.Connectors;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Tests.Doubles;
using Flitch.Testing;

namespace Flitch.Pipeline.Tests.Refreshing;

/// <summary>One run per connection: a request that comes while it goes on, here from another host over the same folder, is served by it.</summary>
public sealed class JoiningTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly PipelineBench _bench;
    private readonly PipelineBench _other;
    private readonly SemaphoreSlim _reached = new(0);
    private readonly SemaphoreSlim _go = new(0);

    public JoiningTests()
    {
        _bench = new PipelineBench(clock: _clock);
        _other = new PipelineBench(_bench.Service, TimeProvider.System, _bench.Folder);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await _bench.DisposeAsync();
        _reached.Dispose();
        _go.Dispose();
    }

    [Fact]
    public async Task A_second_request_is_answered_by_the_run_long_before_its_backfill_ends()
    {
        var running = await BeginAsync(stopAt: [6, 12]);
        (await _other.Runs.ListAsync("main", 5, Ct)).Should().ContainSingle().Which.State.Should().Be(RunState.Running);
        var refused = await _other.Connections.Invoking(c => c.RemoveAsync("main", Ct)).Should().ThrowAsync<FlitchException>();
        refused.Which.Error.Code.Should().Be("usage:run-going-on");
        var joining = _other.Refreshing.RefreshAsync("main", null, new(), null, Ct);
        await AskedAsync();
        joining.IsCompleted.Should().BeFalse();
        _bench.Service.Wallet.Add(("NEW", 1));
        _bench.Service.Events.Add(new EventRow("new", (_clock.GetUtcNow().ToUnixTimeSeconds() - 1) * 1_000_000, 1));

        // The run looks into the catalogue once a second.
        _clock.Advance(TimeSpan.FromSeconds(2));
        _go.Release();
        await _reached.WaitAsync(Ct);

        // The backfill stands still at a later page: whoever asked has the answer all the same.
        var joined = await joining;
        running.IsCompleted.Should().BeFalse();
        joined.Should().BeEquivalentTo(new { Attached = true, State = RunState.Succeeded, EndedAt = (DateTimeOffset?)null });
        joined.Datasets.Should().OnlyContain(d => d.Succeeded && d.Error == null);
        joined.Datasets.Single(d => d.Dataset == "wallet").Rows.Should().Be(2);
        (await CountAsync("events WHERE id = 'new'")).Should().Be(1);

        _go.Release(1000);
        var first = await running;
        first.RunId.Should().Be(joined.RunId);
        first.Should().BeEquivalentTo(new { Attached = false, State = RunState.Succeeded });
        (await CountAsync("events")).Should().Be(_bench.Service.Events.Count);
        (await _bench.Runs.ListAsync("main", 5, Ct)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_dataset_that_the_run_was_not_started_for_joins_it_with_its_backfill()
    {
        Fill();
        await _bench.AddAsync(cancellationToken: Ct);
        Stop("wallet", 0);
        var running = _bench.Refreshing.RefreshAsync("main", ["wallet"], new(), null, Ct);
        await _reached.WaitAsync(Ct);
        var joining = _other.Refreshing.RefreshAsync("main", ["events"], new(), null, Ct);
        await AskedAsync();
        _go.Release(1000);
        var joined = await joining;
        joined.Datasets.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Dataset = "events", Succeeded = true });
        var first = await running;
        first.RunId.Should().Be(joined.RunId);
        first.Datasets.Select(d => d.Dataset).Should().Equal("wallet", "events");
        first.Datasets[1].Should().BeEquivalentTo(new { Rows = (long)_bench.Service.Events.Count, Gaps = 0 });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_run_cannot_serve_waits_for_its_end_and_then_runs(bool full)
    {
        var running = await BeginAsync(stopAt: [6]);
        var options = full ? new RefreshOptions { Full = true } : new RefreshOptions { Since = DateTimeOffset.UnixEpoch };
        var waiting = _other.Refreshing.RefreshAsync("main", ["events"], options, null, Ct);
        _go.Release(1000);
        var first = await running;
        var second = await waiting;
        second.Should().BeEquivalentTo(new { Attached = false, State = RunState.Succeeded }, string.Join("; ", second.Errors.Select(e => e.Summary)));
        second.RunId.Should().NotBe(first.RunId);
    }

    [Fact]
    public async Task Giving_up_a_request_leaves_the_run_that_it_joined_alone()
    {
        var running = await BeginAsync(stopAt: [6]);
        using var giveUp = new CancellationTokenSource();
        var joining = _other.Refreshing.RefreshAsync("main", null, new(), null, giveUp.Token);
        await AskedAsync();
        await giveUp.CancelAsync();
        (await joining).Should().BeEquivalentTo(new { Attached = true, State = RunState.Running });
        _other.HasAsked("main").Should().BeFalse("nobody waits for an answer any more");
        _go.Release(1000);
        (await running).State.Should().Be(RunState.Succeeded);
    }

    [Fact]
    public async Task A_request_whose_run_died_makes_a_run_of_its_own()
    {
        Fill();
        await _bench.AddAsync(cancellationToken: Ct);
        await _bench.Refreshing.RefreshAsync("main", ["wallet"], new(), null, Ct);
        Dies();
        var run = await _other.Refreshing.RefreshAsync("main", null, new(), null, Ct);
        run.Should().BeEquivalentTo(new { Attached = false, State = RunState.Succeeded });
        (await _other.Runs.ListAsync("main", 5, Ct)).Select(r => r.State).Should().Equal(RunState.Succeeded, RunState.Interrupted);
    }

    private async Task<Task<RunReport>> BeginAsync(params int[] stopAt)
    {
        Fill();
        await _bench.AddAsync(cancellationToken: Ct);
        Stop("events", stopAt);
        var running = _bench.Refreshing.RefreshAsync("main", null, new(), null, Ct);
        await _reached.WaitAsync(Ct);
        return running;
    }

    /// <summary>The service answers these pages only when it is told to.</summary>
    private void Stop(string name, params int[] offsets) => _bench.Service.Before = call =>
    {
        if (call.Object == name && offsets.Contains(call.Offset))
        {
            _reached.Release();
            _go.Wait(Ct);
        }
    };

    private async Task AskedAsync()
    {
        while (!_bench.HasAsked("main"))
        {
            await Task.Yield();
        }
    }

    /// <summary>What the catalogue says when the process of the last run was killed.</summary>
    private void Dies()
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_bench.Data.CatalogPath}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE runs SET state = 'running', ended_at = NULL";
        command.ExecuteNonQuery();
    }

    private void Fill()
    {
        _bench.Service.Events.AddRange(Enumerable.Range(0, 24).Select(n => new EventRow($"row{n}", n * 1_000_000L, 0)));
        _bench.Service.Wallet.Add(("XBT", 5));
    }

    private async Task<long> CountAsync(string from)
    {
        await using var result = await _bench.Query.ExecuteAsync($"SELECT count(*) FROM main.{from}", null, Ct);
        await foreach (var row in result.ReadRowsAsync(Ct))
        {
            return (long)row[0]!;
        }

        return 0;
    }
}

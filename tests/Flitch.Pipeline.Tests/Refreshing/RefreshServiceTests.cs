using Flitch.Connectors;
using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Tests.Doubles;
using Flitch.Storage.Datasets;

namespace Flitch.Pipeline.Tests.Refreshing;

public sealed class RefreshServiceTests : IAsyncDisposable
{
    private readonly PipelineBench _bench = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_refresh_stores_every_row_and_a_second_one_takes_one_call_a_dataset()
    {
        Fill(20);
        await _bench.AddAsync(cancellationToken: Ct);
        var first = await RefreshAsync();
        first.State.Should().Be(RunState.Succeeded);
        first.Datasets.Select(d => d.Dataset).Should().Equal("wallet", "events");
        first.Datasets[1].Should().BeEquivalentTo(new { Rows = 20L, Added = 20L, Changed = 0L, Calls = 7, Gaps = 0, Complete = new { From = (DateTimeOffset?)null } });
        first.Datasets[0].Should().BeEquivalentTo(new { Rows = 1L, Calls = 1 });
        (await StoredAsync()).Should().Equal(_bench.Service.Events.OrderBy(r => r.Id, StringComparer.Ordinal));
        var second = await RefreshAsync();
        second.Calls.Should().Be(2);
        second.Added.Should().Be(0);
        File.ReadAllText(_bench.Data.ViewsPath).Should().Contain("events");
    }

    [Fact]
    public async Task A_changed_row_counts_as_changed()
    {
        Fill(5);
        await _bench.AddAsync(cancellationToken: Ct);
        await RefreshAsync();
        _bench.Service.Events[0] = _bench.Service.Events[0] with { Value = 99 };
        var run = await RefreshAsync("events");
        run.Datasets.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Added = 0L, Changed = 1L });
    }

    [Fact]
    public async Task An_empty_snapshot_after_another_is_asked_for_twice()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        Fill(0);
        await RefreshAsync("wallet");
        _bench.Service.Wallet.Clear();
        _bench.Service.Calls.Clear();
        (await RefreshAsync("wallet")).Datasets[0].Should().BeEquivalentTo(new { Rows = 0L, Calls = 2, Succeeded = true });
        (await RefreshAsync("wallet")).Calls.Should().Be(1);
    }

    [Fact]
    public async Task A_snapshot_that_was_empty_by_mistake_is_not_believed()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        Fill(0);
        await RefreshAsync("wallet");
        var calls = 0;
        _bench.Service.Before = _ =>
        {
            if (calls++ == 0)
            {
                _bench.Service.Wallet.Clear();
            }
            else
            {
                _bench.Service.Wallet.Add(("XBT", 7));
            }
        };
        (await RefreshAsync("wallet")).Datasets[0].Rows.Should().Be(1);
    }

    [Fact]
    public async Task An_empty_dataset_says_so_in_its_own_words()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        var run = await RefreshAsync();
        run.Datasets[1].Notices.Should().Equal("Nothing has happened yet.");
        run.Datasets[0].Notices.Single().Should().Contain("no entries");
        (await StoredAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_missing_permission_stops_its_dataset_only()
    {
        Fill(5);
        await _bench.AddAsync(cancellationToken: Ct);
        _bench.Service.Forbidden.Add("wallet");
        var run = await RefreshAsync();
        run.State.Should().Be(RunState.Partial);
        run.Error.Should().BeNull();
        run.Datasets[0].Error!.Kind.Should().Be(ErrorKind.Permission);
        run.Datasets[1].Added.Should().Be(5);
        var status = await _bench.Status.GetAsync("main", Ct);
        status.Datasets.Single(d => d.Dataset == "wallet").Error!.Code.Should().Be("EGeneral:Permission denied");
        status.Datasets.Single(d => d.Dataset == "events").Should().BeEquivalentTo(new { Rows = 5L, Error = (ErrorInfo?)null, Gaps = 0 });
    }

    [Theory]
    [InlineData(ErrorKind.Configuration)]
    [InlineData(ErrorKind.Lockout)]
    [InlineData(ErrorKind.Nonce)]
    public async Task An_error_that_concerns_all_stops_the_run(ErrorKind kind)
    {
        Fill(5);
        await _bench.AddAsync(cancellationToken: Ct);
        _bench.Service.Before = _ => throw new FlitchException("E", kind, "No.", "Wait.");
        var run = await RefreshAsync();
        run.State.Should().Be(RunState.Failed);
        run.Error!.Kind.Should().Be(kind);
        run.Errors.Should().ContainSingle();
        run.Datasets[1].Should().BeEquivalentTo(new { Succeeded = false, Calls = 0 });
    }

    [Fact]
    public async Task A_defect_of_a_plugin_is_told_and_hurts_nobody_else()
    {
        Fill(5);
        await _bench.AddAsync(cancellationToken: Ct);
        _bench.Service.Before = call =>
        {
            if (call.Object == "wallet")
            {
                throw new InvalidOperationException("Oh.");
            }
        };
        var run = await RefreshAsync();
        run.State.Should().Be(RunState.Partial);
        run.Datasets[0].Error!.Code.Should().Be("flitch:defect");
    }

    [Fact]
    public async Task Cancelling_ends_the_run_and_keeps_what_was_read()
    {
        Fill(30);
        await _bench.AddAsync(cancellationToken: Ct);
        using var cancel = new CancellationTokenSource();
        _bench.Service.Before = call =>
        {
            if (call.Offset == 15)
            {
                cancel.Cancel();
            }
        };
        var run = await _bench.Refreshing.RefreshAsync("main", null, new(), null, cancel.Token);
        run.State.Should().Be(RunState.Cancelled);
        run.Datasets[0].Succeeded.Should().BeTrue();
        run.Datasets[1].Should().BeEquivalentTo(new { Succeeded = false, Rows = 15L });
        (await _bench.Runs.GetAsync(run.RunId, Ct)).State.Should().Be(RunState.Cancelled);
        _bench.Service.Before = static _ => { };
        (await RefreshAsync()).Datasets[1].Added.Should().Be(15);
        (await StoredAsync()).Should().HaveCount(30);
    }

    [Fact]
    public async Task Another_request_can_cancel_a_run_through_the_catalogue()
    {
        await using var bench = new PipelineBench(clock: TimeProvider.System);
        bench.Service.Events.AddRange(Enumerable.Range(0, 12).Select(n => new EventRow($"row{n}", n * 1_000_000L, 0)));
        await bench.AddAsync(cancellationToken: Ct);
        using var reached = new SemaphoreSlim(0);
        bench.Service.Before = call =>
        {
            if (call.Offset == 6)
            {
                reached.Release();
                call.Stop.WaitHandle.WaitOne();
            }
        };
        var running = bench.Refreshing.RefreshAsync("main", null, new(), null, Ct);
        await reached.WaitAsync(Ct);
        await using var other = new PipelineBench(bench.Service, TimeProvider.System, bench.Folder);
        (await other.Refreshing.CancelAsync("main", Ct)).Should().BeTrue();
        var run = await running;
        run.State.Should().Be(RunState.Cancelled);
        (await other.Refreshing.CancelAsync("main", Ct)).Should().BeFalse("no run goes on");
    }

    [Fact]
    public async Task A_run_whose_process_died_shows_as_interrupted()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        var run = await RefreshAsync();
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_bench.Data.CatalogPath}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE runs SET state = 'running', ended_at = NULL";
            command.ExecuteNonQuery();
        }

        (await _bench.Runs.GetAsync(run.RunId, Ct)).State.Should().Be(RunState.Interrupted);
        (await _bench.Status.GetAsync("main", Ct)).LastRun!.State.Should().Be(RunState.Interrupted);
    }

    [Fact]
    public async Task Progress_knows_rows_calls_and_the_share()
    {
        Fill(30);
        await _bench.AddAsync(cancellationToken: Ct);
        var heard = new List<RefreshProgress>();
        await _bench.Refreshing.RefreshAsync("main", null, new(), new Listener(heard), Ct);
        heard.Should().NotBeEmpty();
        heard[^1].Should().BeEquivalentTo(new { Rows = 31L, Calls = 11, Share = 1.0 });
        heard.Select(p => p.Rows).Should().BeInAscendingOrder();
    }

    [Fact]
    public async Task A_plan_says_what_is_missing_and_stores_nothing()
    {
        Fill(30);
        await _bench.AddAsync(cancellationToken: Ct);
        var plan = await _bench.Refreshing.PlanAsync("main", null, new(), Ct);
        plan.Datasets.Should().BeEquivalentTo([new DatasetPlan("wallet", null, 1), new DatasetPlan("events", 30, 11)], "a service may need a call more to say that a listing is over");
        plan.Cost.Should().Be(23);
        plan.Duration.Should().Be(TimeSpan.FromSeconds(26), "23 less the counter's 10, at a half a second");
        (await Dataset.ReadAsync(_bench.Data, new DatasetName("main", "events"), Ct)).Should().BeNull();
    }

    [Fact]
    public async Task A_full_refresh_replaces_the_rows_and_a_smaller_one_has_to_be_allowed()
    {
        Fill(12);
        await _bench.AddAsync(cancellationToken: Ct);
        await RefreshAsync();
        _bench.Service.Events.RemoveAt(3);
        var refused = await _bench.Refreshing.RefreshAsync("main", ["events"], new RefreshOptions { Full = true }, null, Ct);
        refused.Datasets[0].Should().BeEquivalentTo(new { Rows = 12L, Added = 0L, Error = new { Code = "refresh:would-shrink" } });
        refused.Datasets[0].Error!.Summary.Should().Contain("11 rows").And.Contain("12 are stored");
        (await StoredAsync()).Should().HaveCount(12);
        var allowed = await _bench.Refreshing.RefreshAsync("main", ["events"], new RefreshOptions { Full = true, AllowShrink = true }, null, Ct);
        allowed.State.Should().Be(RunState.Succeeded);
        (await StoredAsync()).Should().Equal(_bench.Service.Events.OrderBy(r => r.Id, StringComparer.Ordinal));
        (await RefreshAsync("events")).Calls.Should().Be(1);
    }

    [Fact]
    public async Task Reading_anew_tells_rows_that_are_new_from_those_that_are_other()
    {
        Fill(12);
        await _bench.AddAsync(cancellationToken: Ct);
        await RefreshAsync();
        _bench.Service.Events[2] = _bench.Service.Events[2] with { Value = 99 };
        _bench.Service.Events.Add(new EventRow("new", _bench.Service.Events[5].Time + 7, 1));
        var run = await _bench.Refreshing.RefreshAsync("main", ["events"], new RefreshOptions { Full = true }, null, Ct);
        run.Datasets[0].Should().BeEquivalentTo(new { Succeeded = true, Rows = 13L, Added = 1L, Changed = 1L, Received = 13L });
        (await StoredAsync()).Should().Equal(_bench.Service.Events.OrderBy(r => r.Id, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Wrong_requests_are_refused()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        (await RefusedAsync("mian", null)).Fix.Should().Contain("main");
        (await RefusedAsync("main", ["event"])).Fix.Should().Contain("events");
    }

    [Fact]
    public async Task A_run_is_found_by_the_beginning_of_its_id()
    {
        await _bench.AddAsync(cancellationToken: Ct);
        var run = await RefreshAsync();
        (await _bench.Runs.GetAsync(run.RunId[..^2], Ct)).RunId.Should().Be(run.RunId);
        (await _bench.Runs.Invoking(r => r.GetAsync("nothing", Ct)).Should().ThrowAsync<FlitchException>()).Which.Error.Kind.Should().Be(ErrorKind.Usage);
    }

    private async Task<ErrorInfo> RefusedAsync(string connection, IReadOnlyList<string>? datasets) =>
        (await _bench.Refreshing.Invoking(r => r.RefreshAsync(connection, datasets, new(), null, Ct)).Should().ThrowAsync<FlitchException>()).Which.Error;

    private Task<RunReport> RefreshAsync(params string[] datasets) => _bench.Refreshing.RefreshAsync("main", datasets, new(), null, Ct);

    private void Fill(int rows)
    {
        var now = _bench.Clock.GetUtcNow().ToUnixTimeSeconds();
        for (var n = 0; n < rows; n++)
        {
            _bench.Service.Events.Add(new EventRow($"row{_bench.Service.Events.Count:D4}", ((now - 10 - (n * 86_400)) * 1_000_000) + 250_000, n));
        }

        _bench.Service.Wallet.Add(($"A{_bench.Service.Wallet.Count}", 5));
    }

    private async Task<List<EventRow>> StoredAsync()
    {
        await using var result = await _bench.Query.ExecuteAsync("SELECT id, epoch_us(time), value FROM main.events ORDER BY id", null, Ct);
        var rows = new List<EventRow>();
        await foreach (var row in result.ReadRowsAsync(Ct))
        {
            rows.Add(new EventRow((string)row[0]!, (long)row[1]!, (long)row[2]!));
        }

        return rows;
    }

    private sealed class Listener(List<RefreshProgress> heard) : IProgress<RefreshProgress>
    {
        public void Report(RefreshProgress value)
        {
            lock (heard)
            {
                heard.Add(value);
            }
        }
    }
}

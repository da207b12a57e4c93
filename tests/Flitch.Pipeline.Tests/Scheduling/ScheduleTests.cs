using Flitch.Connectors;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Tests.Doubles;

namespace Flitch.Pipeline.Tests.Scheduling;

/// <summary>What refreshes by itself, when, and when no longer.</summary>
public sealed class ScheduleTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_schedule_refreshes_at_its_interval_and_not_between()
    {
        await using var bench = new ScheduleBench();
        await bench.AddAsync(Hour);
        await bench.StartAsync();
        var first = (await bench.PassAsync(1))[0];
        first.Should().BeEquivalentTo(new { State = RunState.Succeeded, Trigger = RefreshTriggers.Schedule });
        (await bench.EventsAsync()).NextAt.Should().Be(first.StartedAt + Hour);

        var last = first.StartedAt;
        for (var turn = 1; turn <= 3; turn++)
        {
            await bench.PlannedAsync(last + Hour);
            bench.AdvanceTo(last + Hour);
            var runs = await bench.PassAsync(turn + 1);
            runs.Should().HaveCount(turn + 1);
            runs[^1].StartedAt.Should().BeOnOrAfter(last + Hour);
            last = runs[^1].StartedAt;
        }
    }

    [Fact]
    public async Task What_fell_due_while_no_host_ran_is_refreshed_once_and_at_once()
    {
        using var folder = new TemporaryFolder();
        await using var before = new ScheduleBench(folder.Path);
        await before.AddAsync(Hour);
        await before.StartAsync();
        var first = (await before.PassAsync(1))[0];
        await before.StopAsync();

        before.Clock.Advance(TimeSpan.FromHours(10));
        await using var after = new ScheduleBench(folder.Path, before.Service, before.Clock);
        await after.StartAsync();
        var second = (await after.PassAsync(2))[1];
        second.StartedAt.Should().BeOnOrAfter(first.StartedAt + TimeSpan.FromHours(10));
        await after.PlannedAsync(second.StartedAt + Hour);
        (await after.PassAsync(2)).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_restart_before_it_is_due_repeats_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var before = new ScheduleBench(folder.Path);
        await before.AddAsync(Hour);
        await before.StartAsync();
        var first = (await before.PassAsync(1))[0];
        await before.StopAsync();

        await using var after = new ScheduleBench(folder.Path, before.Service, before.Clock);
        await after.StartAsync();
        await after.PlannedAsync(first.StartedAt + Hour);
        (await after.PassAsync(1)).Should().ContainSingle();
    }

    [Fact]
    public async Task Four_failures_in_a_row_switch_it_off_and_a_refresh_that_succeeds_switches_it_on()
    {
        await using var bench = new ScheduleBench();
        await bench.AddAsync(Hour);
        bench.Service.Before = call => throw new FlitchException("EService:Broken", ErrorKind.Provider, "The service is broken.", "Wait.");
        await bench.StartAsync();
        for (var failed = 1; failed <= OutcomeMapping.MostFailures; failed++)
        {
            var run = (await bench.PassAsync(failed))[^1];
            (await bench.EventsAsync()).Should().BeEquivalentTo(new { Failures = failed, Error = new { Code = "EService:Broken" } }, o => o.ExcludingMissingMembers());
            if (failed < OutcomeMapping.MostFailures)
            {
                await bench.PlannedAsync(run.StartedAt + Hour);
                bench.AdvanceTo(run.StartedAt + Hour);
            }
        }

        await bench.PlannedAsync(null);
        (await bench.EventsAsync()).Should().BeEquivalentTo(new { NextAt = (DateTimeOffset?)null, RefreshEvery = (TimeSpan?)Hour });
        (await bench.EventsAsync()).SwitchedOffAt.Should().NotBeNull();
        bench.Pipeline.Log.Should().Contain(line => line.Contains("Switched the schedule of main off", StringComparison.Ordinal));

        bench.Service.Before = _ => { };
        var good = await bench.Pipeline.Refreshing.RefreshAsync("main", null, new RefreshOptions(), null, Ct);
        (await bench.EventsAsync()).Should().BeEquivalentTo(new { Failures = 0, SwitchedOffAt = (DateTimeOffset?)null, Error = (ErrorInfo?)null });
        await bench.PlannedAsync(good.StartedAt + Hour);
    }

    [Fact]
    public async Task A_key_that_is_wrong_is_not_tried_again_and_a_new_one_picks_up_where_it_stood()
    {
        await using var bench = new ScheduleBench();
        await bench.AddAsync(Hour);
        await bench.StartAsync();
        var first = (await bench.PassAsync(1))[0];
        bench.Service.Before = _ => throw new FlitchException("EAPI:Invalid key", ErrorKind.Configuration, "The service does not know this key.", "Check the key.");
        await bench.PlannedAsync(first.StartedAt + Hour);
        bench.AdvanceTo(first.StartedAt + Hour);
        await bench.PassAsync(2);
        await bench.PlannedAsync(null);
        (await bench.StatusAsync()).Reconnect!.Code.Should().Be("EAPI:Invalid key");

        bench.Service.Before = _ => { };
        bench.Service.Accounts["new-key"] = "account-1";
        await bench.Pipeline.Connections.EditAsync("main", new ConnectionEdit { Fields = new Dictionary<string, string> { ["api_key"] = "new-key" } }, Ct);
        (await bench.StatusAsync()).Reconnect.Should().BeNull();
        var runs = await bench.PassAsync(3);
        runs[2].Should().BeEquivalentTo(new { State = RunState.Succeeded, Trigger = RefreshTriggers.Schedule });
        (await bench.EventsAsync()).Rows.Should().Be(5);
    }

    [Fact]
    public async Task A_schedule_that_another_process_sets_is_followed_and_one_that_is_removed_is_not()
    {
        await using var bench = new ScheduleBench();
        await bench.AddAsync(null);
        await bench.StartAsync();
        using var other = new OtherProcess(bench);
        await other.Connections.EditAsync("main", new ConnectionEdit { Intervals = new Dictionary<string, TimeSpan?> { ["wallet"] = Hour } }, Ct);
        var run = (await bench.PassAsync(1))[0];
        run.Datasets.Select(d => d.Dataset).Should().Equal("wallet");
        await bench.PlannedAsync(run.StartedAt + Hour);
        await other.Connections.EditAsync("main", new ConnectionEdit { SetRefresh = true }, Ct);
        await bench.PlannedAsync(null);
    }

    [Fact]
    public async Task A_person_who_stops_a_run_is_not_overruled_before_the_next_turn()
    {
        await using var bench = new ScheduleBench();
        await bench.AddAsync(Hour);
        bench.Service.Before = call => bench.Pipeline.Refreshing.CancelAsync("main", CancellationToken.None).GetAwaiter().GetResult();
        bench.Service.Before += call => call.Stop.WaitHandle.WaitOne(TimeSpan.FromSeconds(20));
        await bench.StartAsync();
        var run = (await bench.PassAsync(1))[0]; // the heart beats meanwhile, and hears of the wish
        run.State.Should().Be(RunState.Cancelled);
        await bench.PlannedAsync(run.StartedAt + Hour);
    }

    /// <summary>The same data folder, opened by a process that does not stay.</summary>
    private sealed class OtherProcess(ScheduleBench bench) : IDisposable
    {
        private readonly PipelineBench _bench = new(bench.Service, bench.Clock, bench.Pipeline.Folder);

        public ConnectionService Connections => _bench.Connections;

        public void Dispose() => _bench.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}

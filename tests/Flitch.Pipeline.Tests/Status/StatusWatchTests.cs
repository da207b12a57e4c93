using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Status;
using Flitch.Pipeline.Tests.Doubles;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Pipeline.Tests.Status;

/// <summary>Many look every second; what has not changed is not read again, and no change is missed, whoever made it.</summary>
public sealed class StatusWatchTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly PipelineBench _bench;
    private readonly StatusWatch _watch;

    public StatusWatchTests()
    {
        _bench = new PipelineBench(clock: _clock);
        _watch = _bench.Services.GetRequiredService<StatusWatch>();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Only_the_connection_that_changed_is_read_again()
    {
        await AddAsync("first", "second");
        var before = await LookAsync();

        await _bench.Connections.EditAsync("second", new ConnectionEdit { Title = "Another" }, Ct);
        var after = await LookAsync();

        after[0].Should().BeSameAs(before[0]);
        after[1].Connection.Title.Should().Be("Another");
        (await LookAsync()).Should().BeSameAs(after, "nothing has changed since");
    }

    [Fact]
    public async Task What_another_process_does_is_seen()
    {
        await AddAsync("main");
        await LookAsync();
        await using var other = new PipelineBench(clock: _clock, folder: _bench.Folder);

        await other.Connections.EditAsync("main", new ConnectionEdit { Title = "From elsewhere" }, Ct);
        (await LookAsync()).Single().Connection.Title.Should().Be("From elsewhere");
        await other.Refreshing.RefreshAsync("main", null, new(), null, Ct);
        (await LookAsync()).Single().LastRun!.State.Should().Be(RunState.Succeeded);
    }

    [Fact]
    public async Task Connections_come_and_go()
    {
        await AddAsync("second");
        await LookAsync();

        await AddAsync("first");
        (await LookAsync()).Select(s => s.Connection.Name).Should().Equal("first", "second");
        await _bench.Connections.RemoveAsync("second", Ct);
        (await LookAsync()).Select(s => s.Connection.Name).Should().Equal("first");
    }

    [Fact]
    public async Task Of_many_who_look_within_a_second_one_reads()
    {
        await AddAsync("main");
        var first = await LookAsync();
        await _bench.Connections.EditAsync("main", new ConnectionEdit { Title = "Another" }, Ct);

        (await _watch.LookAsync(Ct)).Should().BeSameAs(first, "the next second is soon enough");
        (await LookAsync()).Single().Connection.Title.Should().Be("Another");
    }

    [Fact]
    public async Task A_run_whose_process_is_gone_is_seen_although_nothing_was_written()
    {
        await AddAsync("main");
        var report = new RunReport { RunId = "run-1", Connection = "main", State = RunState.Running, StartedAt = _clock.GetUtcNow() };
        using (RunLock.TryTake(_bench.Data, "main"))
        {
            await _bench.Services.GetRequiredService<RunStore>().BeginAsync(RunMapping.Begin(report), Ct);
            (await LookAsync()).Single().LastRun!.State.Should().Be(RunState.Running);
            (await LookAsync()).Single().LastRun!.State.Should().Be(RunState.Running);
        }

        (await LookAsync()).Single().LastRun!.State.Should().Be(RunState.Interrupted);
    }

    [Fact]
    public async Task Files_that_somebody_else_changed_are_seen_after_a_minute()
    {
        await AddAsync("main");
        await _bench.Refreshing.RefreshAsync("main", null, new(), null, Ct);
        (await LookAsync()).Single().Datasets.Should().OnlyContain(d => d.Error == null);

        var dataset = _bench.Data.ListDatasets()[0];
        await File.WriteAllTextAsync(Path.Combine(_bench.Data.ConnectionsPath, "main", dataset.Object, "_flitch.json"), "{", Ct);
        (await LookAsync()).Single().Datasets.Should().OnlyContain(d => d.Error == null);
        _clock.Advance(TimeSpan.FromMinutes(1));

        (await LookAsync()).Single().Datasets.Should().Contain(d => d.Dataset == dataset.Object && d.Error != null);
    }

    private async Task AddAsync(params string[] names)
    {
        foreach (var name in names)
        {
            await _bench.AddAsync(name, cancellationToken: Ct);
        }
    }

    /// <summary>Looks a second later.</summary>
    private Task<IReadOnlyList<ConnectionStatus>> LookAsync()
    {
        _clock.Advance(StatusWatch.Pace);
        return _watch.LookAsync(Ct);
    }
}

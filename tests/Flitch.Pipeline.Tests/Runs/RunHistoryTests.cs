using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Pipeline.Tests.Runs;

/// <summary>Of many runs those that are wanted, page by page.</summary>
public sealed class RunHistoryTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly PipelineBench _bench = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Runs_are_found_by_connection_state_kind_dataset_and_time()
    {
        await SaveAsync(
            Row(1, "main", RunState.Succeeded, RunKind.Refresh, "ledgers"),
            Row(2, "main", RunState.Failed, RunKind.Refresh, "ledgers", "trades"),
            Row(3, "other", RunState.Failed, RunKind.Verify, "trades"),
            Row(4, "main", RunState.Succeeded, RunKind.Verify, "ledgers_removed"));

        (await FindAsync(new())).Should().Equal("4", "3", "2", "1");
        (await FindAsync(new() { Connection = "main" })).Should().Equal("4", "2", "1");
        (await FindAsync(new() { State = RunState.Failed })).Should().Equal("3", "2");
        (await FindAsync(new() { Kind = RunKind.Verify })).Should().Equal("4", "3");
        (await FindAsync(new() { Dataset = "ledgers" })).Should().Equal("2", "1");
        (await FindAsync(new() { Dataset = "l%" })).Should().BeEmpty();
        (await FindAsync(new() { From = Start.AddDays(2) })).Should().Equal("4", "3", "2");
        (await FindAsync(new() { Before = Start.AddDays(2) })).Should().Equal("1");
        (await FindAsync(new() { Connection = "main", State = RunState.Failed, Dataset = "trades", From = Start, Before = Start.AddDays(9) })).Should().Equal("2");
        (await FindAsync(new() { Connection = "main'; DROP TABLE runs; --" })).Should().BeEmpty();
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_overlap()
    {
        await SaveAsync([.. Enumerable.Range(1, 25).Select(day => Row(day, "main", RunState.Succeeded, RunKind.Refresh, "ledgers"))]);

        var pages = new List<string>();
        for (var skip = 0; skip < 25; skip += 10)
        {
            var found = await _bench.Runs.FindAsync(new(), skip, 10, Ct);
            found.Total.Should().Be(25);
            pages.AddRange(found.Runs.Select(r => r.RunId));
        }

        pages.Should().Equal(Enumerable.Range(1, 25).Reverse().Select(day => $"{day}"));
    }

    private async Task<IEnumerable<string>> FindAsync(RunQuery query)
    {
        var found = await _bench.Runs.FindAsync(query, 0, 100, Ct);
        found.Total.Should().Be(found.Runs.Count);
        return found.Runs.Select(r => r.RunId);
    }

    private static RunReport Row(int day, string connection, RunState state, RunKind kind, params string[] datasets) => new()
    {
        RunId = $"{day}",
        Connection = connection,
        State = state,
        Kind = kind,
        StartedAt = Start.AddDays(day),
        EndedAt = Start.AddDays(day),
        Datasets = [.. datasets.Select(d => new DatasetReport { Dataset = d, Succeeded = true })],
    };

    private async Task SaveAsync(params IEnumerable<RunReport> runs)
    {
        var store = _bench.Services.GetRequiredService<RunStore>();
        foreach (var run in runs)
        {
            await store.BeginAsync(RunMapping.Begin(run), Ct);
            await store.EndAsync(run, Ct);
        }
    }
}

using Flitch.Connectors.Reading;
using Flitch.Storage.RequestLogs;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.RequestLogs;

/// <summary>A run's calls as they were, page by page, dataset by dataset, and while the run goes on.</summary>
public sealed class RequestLogReaderTests : StorageTest
{
    private const string Run = "20261123-120000-abcdef";

    [Fact]
    public async Task A_call_is_read_back_as_it_was_with_the_pause_before_it()
    {
        var first = Call(1, "ledgers") with { Status = null, Error = "net:timeout", BodyHash = null };
        var second = Call(2, null) with { SentAt = first.SentAt + first.Duration + TimeSpan.FromSeconds(3), Attempt = 2, Count = 1234 };
        await LogAsync(first, second);

        var calls = await ReadAsync(null, 0, 10);

        calls.Total.Should().Be(2);
        calls.Calls[0].Should().BeEquivalentTo(new LoggedCall(
            1, "ledgers", "/0/private/Ledgers", "end=1750000000&ofs=50", 1, first.SentAt, null, first.Duration, 2, null, 50, null, 12_345, null, "net:timeout"));
        calls.Calls[1].Should().BeEquivalentTo(new LoggedCall(
            2, null, "/0/private/Ledgers", "end=1750000000&ofs=50", 2, second.SentAt, TimeSpan.FromSeconds(3), second.Duration, 2, 200, 50, 1234, 12_345, "ab", null));
    }

    [Fact]
    public async Task Pages_and_datasets_are_picked_out_of_many()
    {
        await LogAsync([.. Enumerable.Range(1, 50).Select(n => Call(n, n % 2 == 0 ? "trades" : "ledgers"))]);

        (await ReadAsync(null, 20, 5)).Calls.Select(c => c.Page).Should().Equal(21, 22, 23, 24, 25);
        var trades = await ReadAsync("trades", 2, 3);
        trades.Total.Should().Be(25);
        trades.Calls.Select(c => c.Page).Should().Equal(6, 8, 10);
        (await ReadAsync("trade", 0, 3)).Total.Should().Be(0, "a name is a whole name");
        (await ReadAsync("\"../x", 0, 3)).Total.Should().Be(0);
        (await ReadAsync(null, 1000, 3)).Should().BeEquivalentTo(new LoggedCalls([], 50));
    }

    [Fact]
    public async Task A_run_that_goes_on_shows_what_it_wrote_and_a_line_half_written_is_left_out()
    {
        await using var log = new RequestLog(Folder, "main", Run);
        log.Add(Call(1, "ledgers"));
        await log.FlushAsync(Cancel);
        (await ReadAsync(null, 0, 9)).Total.Should().Be(1);

        var other = Path.Combine(Folder.RunsPath, "month=2026-10-01");
        Directory.CreateDirectory(other);
        await File.WriteAllTextAsync(Path.Combine(other, "half.ndjson"), await File.ReadAllTextAsync(log.FilePath, Cancel) + "{\"run_id\":\"ha", Cancel);
        (await RequestLogReader.ReadAsync(Folder, "half", null, 0, 9, Cancel)).Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task A_run_without_a_log_made_no_calls_that_anybody_knows_of() =>
        (await ReadAsync(null, 0, 10)).Should().BeSameAs(LoggedCalls.None);

    private Task<LoggedCalls> ReadAsync(string? dataset, int skip, int take) => RequestLogReader.ReadAsync(Folder, Run, dataset, skip, take, Cancel);

    private async Task LogAsync(params IEnumerable<CallFacts> calls)
    {
        await using var log = new RequestLog(Folder, "main", Run);
        foreach (var call in calls)
        {
            log.Add(call);
        }
    }

    private static CallFacts Call(int number, string? dataset) => new()
    {
        Number = number,
        Object = dataset,
        Path = "/0/private/Ledgers",
        Parameters = "end=1750000000&ofs=50",
        Attempt = 1,
        SentAt = ManualClock.Start.AddTicks(1_234_560),
        Duration = TimeSpan.FromMicroseconds(98_765),
        Cost = 2,
        Status = 200,
        Records = 50,
        BodyHash = "ab",
        Bytes = 12_345,
    };
}

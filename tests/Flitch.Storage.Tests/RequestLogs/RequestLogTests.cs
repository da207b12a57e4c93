using System.Text.Json;
using Flitch.Connectors.Reading;
using Flitch.Storage.RequestLogs;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.RequestLogs;

public sealed class RequestLogTests : StorageTest
{
    private static CallFacts Call(int number) => new()
    {
        Number = number,
        Object = "ledgers",
        Path = "/0/private/Ledgers",
        Parameters = "end=1750000000&ofs=50",
        Attempt = 1,
        SentAt = ManualClock.Start.AddTicks(1_234_560),
        Duration = TimeSpan.FromMicroseconds(98_765),
        Cost = 2,
        Status = 200,
        Records = 50,
        Count = null,
        BodyHash = "ab",
        Bytes = 12_345,
        Error = null,
    };

    [Fact]
    public async Task A_run_without_calls_leaves_no_file()
    {
        await using (new RequestLog(Folder, "main", "run-1"))
        {
        }

        Directory.EnumerateFileSystemEntries(Folder.RunsPath).Should().BeEmpty();
    }

    [Fact]
    public async Task Each_call_is_a_line_that_DuckDB_reads()
    {
        await using (var log = new RequestLog(Folder, "main", "run-1"))
        {
            log.Add(Call(1));
            await log.FlushAsync(Cancel);
            File.ReadAllLines(log.FilePath).Should().ContainSingle("what is flushed is there");
            log.Add(Call(2) with { Status = null, Object = null, Count = 7, Error = "net:timeout", BodyHash = null });
        }

        var path = Path.Combine(Folder.RunsPath, "month=2026-11-01", "run-1.ndjson");
        using var duck = Queries.Bare();
        duck.Text($"SELECT run_id, page, connection, object, path, parameters, attempt, duration_us, cost, status, records, count, bytes, body_hash, error FROM read_json('{path}') ORDER BY page")
            .Should().Equal(
                "run-1|1|main|ledgers|/0/private/Ledgers|end=1750000000&ofs=50|1|98765|2|200|50||12345|ab|",
                "run-1|2|main||/0/private/Ledgers|end=1750000000&ofs=50|1|98765|2||50|7|12345||net:timeout");
        JsonDocument.Parse(File.ReadLines(path).First()).RootElement.GetProperty("sent_at").GetString().Should().Be("2026-11-23T12:00:00.123456Z");
    }

    [Fact]
    public async Task What_is_shown_while_the_run_goes_on_is_written_once()
    {
        await using (var log = new RequestLog(Folder, "main", "run-1"))
        {
            log.Add(Call(1));
            await log.ShowAsync(Cancel);
            (await RequestLogReader.ReadAsync(Folder, "run-1", null, 0, 10, Cancel)).Calls.Should().ContainSingle();
            log.Add(Call(2));
            await log.ShowAsync(Cancel);
            await log.FlushAsync(Cancel);
            log.Add(Call(3));
        }

        (await RequestLogReader.ReadAsync(Folder, "run-1", null, 0, 10, Cancel)).Calls.Select(c => c.Page).Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task Many_threads_write_whole_lines()
    {
        await using (var log = new RequestLog(Folder, "main", "run-1"))
        {
            await Parallel.ForEachAsync(Enumerable.Range(1, 500), Cancel, async (number, token) =>
            {
                log.Add(Call(number));
                if (number % 20 == 0)
                {
                    await log.ShowAsync(token);
                }

                if (number % 50 == 0)
                {
                    await log.FlushAsync(token);
                }
            });
        }

        var lines = File.ReadLines(Path.Combine(Folder.RunsPath, "month=2026-11-01", "run-1.ndjson"));
        lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("page").GetInt32()).Order().Should().Equal(Enumerable.Range(1, 500));
    }
}

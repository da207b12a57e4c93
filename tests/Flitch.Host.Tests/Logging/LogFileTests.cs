using Flitch.Host.Logging;
using Flitch.Testing;
using Microsoft.Extensions.Logging;

namespace Flitch.Host.Tests.Logging;

/// <summary>The log's files: shared, bounded, never in the way.</summary>
public sealed class LogFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("flitch-log-").FullName;
    private readonly FakeTimeProvider _clock = new();

    private string Logs => Path.Combine(_folder, "logs");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Two_processes_write_into_one_file_and_no_line_is_lost()
    {
        using var server = new LogFile(Logs, _clock);
        using var command = new LogFile(Logs, _clock);
        for (var i = 0; i < 50; i++)
        {
            server.Write(LogLevel.Information, $"server {i}, with a longer text", null);
            command.Write(LogLevel.Information, $"command {i}", null);
        }

        var lines = File.ReadAllLines(server.Path);
        lines.Should().HaveCount(100).And.OnlyContain(l => l.StartsWith("2026-11-20T10:00:00.000Z "));
        lines.Should().Contain(l => l.EndsWith("command 49")).And.Contain(l => l.EndsWith("server 0, with a longer text"));
    }

    [Fact]
    public void A_fault_that_repeats_fills_files_of_bounded_size_and_number()
    {
        using var log = new LogFile(Logs, _clock) { FileLimit = 2_000, FolderLimit = 8_000 };
        for (var i = 0; i < 2_000; i++)
            log.Write(LogLevel.Error, $"fault {i}", null);

        var files = new DirectoryInfo(Logs).GetFiles();
        files.Sum(f => f.Length).Should().BeInRange(4_000, 8_200);
        files.Should().OnlyContain(f => f.Length < 2_200);
        File.ReadAllText(files.MaxBy(f => f.LastWriteTimeUtc.Ticks + int.Parse(f.Name.Split('.') is [_, var n, _] ? n : "1"))!.FullName).Should().Contain("fault 1999");
    }

    [Fact]
    public void Each_day_has_its_file_and_thirty_days_are_kept()
    {
        using var log = new LogFile(Logs, _clock);
        for (var i = 0; i < 40; i++, _clock.Advance(TimeSpan.FromDays(1)))
            log.Write(LogLevel.Information, $"day {i}", null);
        File.WriteAllText(Path.Combine(Logs, "notes.txt"), "a person's own");
        log.Write(LogLevel.Information, "the last day", null);

        Directory.GetFiles(Logs, "flitch-*.log").Order(StringComparer.Ordinal).Select(Path.GetFileName).Should().HaveCount(31)
            .And.StartWith("flitch-2026-11-30.log").And.EndWith("flitch-2026-12-30.log");
        File.Exists(Path.Combine(Logs, "notes.txt")).Should().BeTrue();
    }

    [Fact]
    public void A_log_that_cannot_be_written_stops_nothing_and_comes_back()
    {
        File.WriteAllText(Logs, "a file where the folder belongs");
        using var log = new LogFile(Logs, _clock);
        log.Write(LogLevel.Information, "lost", null);
        File.Delete(Logs);
        log.Write(LogLevel.Information, "lost too: it is not tried for each line", null);
        _clock.Advance(TimeSpan.FromMinutes(2));
        log.Write(LogLevel.Information, "kept", null);
        File.ReadAllText(log.Path).Should().EndWith("kept" + Environment.NewLine).And.NotContain("lost");
    }

    [Fact]
    public void What_came_from_outside_makes_no_line_of_its_own()
    {
        using var log = new LogFile(Logs, _clock);
        log.Write(LogLevel.Warning, "GET /x\n2026-11-20T10:00:00.000Z 1 Information all is well", null);
        File.ReadAllLines(log.Path).Should().ContainSingle();
    }

    [Theory]
    [InlineData(null, LogLevel.Information)]
    [InlineData(" Debug ", LogLevel.Debug)]
    [InlineData("none", LogLevel.None)]
    public void The_level_comes_from_the_environment(string? text, LogLevel level) => LogVerbosity.FromEnvironment(_ => text).Should().Be(level);
}

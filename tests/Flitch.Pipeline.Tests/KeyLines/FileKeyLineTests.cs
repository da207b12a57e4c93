using System.Diagnostics;
using Flitch.Connectors;
using Flitch.Connectors.KeyLine;
using Flitch.Pipeline.KeyLines;
using Flitch.Pipeline.Tests.Doubles;

namespace Flitch.Pipeline.Tests.KeyLines;

public sealed class FileKeyLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_state_is_there_for_the_next_process()
    {
        var state = new KeyState
        {
            LastNonce = 1_750_000_000_000_123, Counter = 7.25m, CounterAt = DateTimeOffset.UnixEpoch.AddDays(3), LearnedTier = "starter", LearnedUnder = "pro", LearnedAt = DateTimeOffset.UnixEpoch.AddDays(2),
            NotBefore = DateTimeOffset.UnixEpoch.AddDays(4), NotBeforeCode = "EGeneral:Temporary lockout", ClockOffset = TimeSpan.FromMilliseconds(-1234),
        };
        using (var line = Line())
        {
            await using var lease = await line.EnterAsync("key", Ct);
            lease.State = state;
        }

        using var other = Line();
        await using var next = await other.EnterAsync("key", Ct);
        next.State.Should().Be(state);
    }

    [Fact]
    public async Task What_is_saved_before_a_call_is_in_the_file_before_the_lease_ends()
    {
        using var line = Line();
        await using var lease = await line.EnterAsync("key", Ct);
        lease.State = lease.State with { LastNonce = 42 };
        await lease.SaveAsync(Ct);

        // A copy by another program, which does not ask for the lock: what the next process would find if this one were killed now.
        var copy = _folder["copy"];
        using (var process = Process.Start("cp", [Directory.EnumerateFiles(_folder["keys"]).Single(), copy]))
        {
            await process.WaitForExitAsync(Ct);
        }

        (await File.ReadAllTextAsync(copy, Ct)).Should().Contain("\"LastNonce\":42");
    }

    [Fact]
    public async Task Two_lines_never_hold_the_same_key_at_once()
    {
        using var one = Line();
        using var two = Line();
        var inside = 0;
        var most = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                await using var lease = await (n % 2 == 0 ? one : two).EnterAsync("key", Ct);
                most = Math.Max(most, Interlocked.Increment(ref inside));
                lease.State = lease.State with { LastNonce = lease.State.LastNonce + 1 };
                await lease.SaveAsync(Ct);
                Interlocked.Decrement(ref inside);
            }
        })));
        most.Should().Be(1);
        await using var last = await one.EnterAsync("key", Ct);
        last.State.LastNonce.Should().Be(100);
    }

    [Fact]
    public async Task Other_keys_do_not_wait()
    {
        using var line = Line();
        await using var one = await line.EnterAsync("one", Ct);
        await using var two = await line.EnterAsync("two", Ct);
        Directory.EnumerateFiles(_folder["keys"]).Should().HaveCount(2);
    }

    [Fact]
    public async Task Waiting_for_another_process_can_be_given_up()
    {
        using var one = Line();
        using var two = Line();
        await using var held = await one.EnterAsync("key", Ct);
        using var giveUp = new CancellationTokenSource();
        var waiting = two.EnterAsync("key", giveUp.Token).AsTask();
        waiting.IsCompleted.Should().BeFalse();
        await giveUp.CancelAsync();
        await waiting.Invoking(w => w).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task The_key_itself_is_nowhere_and_the_files_are_the_users_alone()
    {
        using (var line = Line())
        {
            await using var lease = await line.EnterAsync("VERY-SECRET-KEY", Ct);
            lease.State = lease.State with { LastNonce = 1 };
        }

        var file = Directory.EnumerateFiles(_folder["keys"]).Single();
        Path.GetFileNameWithoutExtension(file).Should().MatchRegex("^[0-9a-f]{64}$");
        (await File.ReadAllTextAsync(file, Ct)).Should().NotContain("SECRET");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.GetUnixFileMode(_folder["keys"]).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{\"LastNonce\":")]
    public async Task A_broken_file_begins_anew(string content)
    {
        using var line = Line();
        await (await line.EnterAsync("key", Ct)).DisposeAsync();
        await File.WriteAllTextAsync(Directory.EnumerateFiles(_folder["keys"]).Single(), content, Ct);
        await using (var lease = await line.EnterAsync("key", Ct))
        {
            lease.State.Should().Be(new KeyState());
            lease.State = new KeyState { LastNonce = 5 };
        }

        await using var next = await line.EnterAsync("key", Ct);
        next.State.LastNonce.Should().Be(5);
    }

    [Fact]
    public async Task A_state_folder_that_cannot_be_made_is_told()
    {
        await File.WriteAllTextAsync(_folder["file"], "in the way", Ct);
        using var line = new FileKeyLine(Options(_folder["file"]), TimeProvider.System);
        var told = await line.Invoking(l => l.EnterAsync("key", Ct).AsTask()).Should().ThrowAsync<FlitchException>();
        told.Which.Error.Fix.Should().Contain("FLITCH_STATE");
    }

    [Fact]
    public async Task A_turn_costs_no_more_than_opening_and_writing_a_file_a_few_times()
    {
        const int turns = 1_000;
        using var line = Line();
        await TurnsAsync(line, 50);
        var began = Stopwatch.GetTimestamp();
        await TurnsAsync(line, turns);
        var ours = Stopwatch.GetElapsedTime(began);
        began = Stopwatch.GetTimestamp();
        for (var i = 0; i < turns; i++)
        {
            using var file = File.OpenHandle(_folder["bare"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            RandomAccess.Write(file, new byte[1024], 0);
            RandomAccess.Write(file, new byte[1024], 0);
        }

        var bare = Stopwatch.GetElapsedTime(began);
        TestContext.Current.TestOutputHelper?.WriteLine($"{ours.TotalMicroseconds / turns:F0} µs a turn, a bare file {bare.TotalMicroseconds / turns:F0} µs");
        ours.Should().BeLessThan(bare * 20, "twenty thousand calls of a large run may spend a few seconds here, not minutes");
    }

    private static async Task TurnsAsync(FileKeyLine line, int turns)
    {
        for (var i = 1; i <= turns; i++)
        {
            await using var lease = await line.EnterAsync("key", Ct);
            lease.State = lease.State with { LastNonce = i };
            await lease.SaveAsync(Ct);
            lease.State = lease.State with { Counter = i };
        }
    }

    private FileKeyLine Line() => new(Options(_folder.Path), TimeProvider.System);

    private static PipelineOptions Options(string state) => new() { DataFolder = "", StateFolder = state, PluginFolder = "" };
}

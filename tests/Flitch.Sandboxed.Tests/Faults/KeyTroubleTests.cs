using Flitch.Connectors;
using Flitch.Pipeline.Runs;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Faults;

/// <summary>Nonces, lockouts, throttles and clocks: what concerns the key rather than one call.</summary>
public sealed class KeyTroubleTests
{
    [Fact]
    public async Task A_lockout_says_until_when_and_no_call_is_made_before()
    {
        await using var host = await SandboxedHost.StartAsync("faults=Ledgers:3:lockout=900");
        await host.RefreshAsync("balance");

        var run = await host.RefreshAsync();
        var calls = host.Sandbox.Requests.Count;
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        var early = await host.RefreshAsync();

        run.Error!.Kind.Should().Be(ErrorKind.Lockout);
        run.Error.RetryAt.Should().BeCloseTo(host.Clock.GetUtcNow().AddMinutes(1), TimeSpan.FromSeconds(5));
        run.Error.Fix.Should().Contain(run.Error.RetryAt!.Value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture));
        early.Error!.Code.Should().Be("EGeneral:Temporary lockout");
        host.Sandbox.Requests.Should().HaveCount(calls, "each call would start the lockout again");

        host.Clock.Advance(TimeSpan.FromMinutes(1.1));
        (await host.RefreshAsync()).State.Should().Be(RunState.Succeeded);
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("throttled=9")]
    [InlineData("throttled-tight=9")]
    public async Task A_throttle_is_waited_for_to_the_second_by_the_services_clock(string kind)
    {
        await using var host = await SandboxedHost.StartAsync($"faults=Ledgers:2:{kind}");

        (await host.RefreshAsync("ledgers")).State.Should().Be(RunState.Succeeded);

        var times = host.Sandbox.Requests.Where(r => r.Method == "Ledgers").Select(r => r.Time).ToList();
        (times[2] - times[1]).Should().Be(TimeSpan.FromSeconds(9));
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
    }

    [Fact]
    public async Task Errors_that_were_overcome_are_told_by_the_run()
    {
        await using var host = await SandboxedHost.StartAsync("faults=Ledgers:2:EAPI:Rate limit exceeded,Ledgers:5-6:EService:Busy,TradesHistory:1:EAPI:Invalid nonce");

        var run = await host.RefreshAsync();

        run.State.Should().Be(RunState.Succeeded);
        run.Retries.Should().Be(4);
        run.Datasets.Single(d => d.Dataset == "ledgers").Notices.Should().Equal(
            "The service asked for fewer calls (EAPI:Rate limit exceeded, once); the run waited and went on. If this comes again, another program may be using the key.",
            "The service answered EService:Busy 2 times; the call was made again.");
        run.Datasets.Single(d => d.Dataset == "trades_history").Notices.Should().Equal(
            "The service refused a nonce (EAPI:Invalid nonce, once); the call was made again. If this comes again, another program may be using the key.");
    }

    [Fact]
    public async Task A_clock_that_jumps_back_and_forth_during_a_run_costs_no_row_and_no_nonce()
    {
        SandboxedHost? host = null;
        TimeSpan[] offsets = [TimeSpan.Zero, TimeSpan.FromHours(3), TimeSpan.FromHours(-5), TimeSpan.FromDays(40), TimeSpan.FromMinutes(-1), TimeSpan.FromDays(-400)];
        var options = new SandboxedHostOptions { HostClock = clock => new JumpingClock(clock, () => offsets[(host?.Sandbox.Requests.Count ?? 0) / 3 % offsets.Length]) };
        host = await SandboxedHost.StartAsync(options, "page-size=8", "ledgers=300");
        await using (host)
        {
            var first = await host.RefreshAsync();
            var second = await host.RefreshAsync();

            (first.State, second.State).Should().Be((RunState.Succeeded, RunState.Succeeded));
            host.Sandbox.Requests.Should().OnlyContain(r => r.Outcome == "ok");
            foreach (var o in SandboxedHost.Catalog.Objects.Where(o => o.Cursor is not null))
            {
                (await host.DifferencesAsync(o.Name)).Should().BeEmpty(o.Name);
            }
        }
    }

    [Fact]
    public async Task A_nonce_that_stays_too_low_is_told_as_another_program_on_the_same_key()
    {
        await using var host = await SandboxedHost.StartAsync();
        await using var other = await ElsewhereAsync(host, ahead: TimeSpan.FromHours(1));
        await other.RefreshAsync("balance");

        var run = await host.RefreshAsync();

        run.Error.Should().BeEquivalentTo(new { Kind = ErrorKind.Nonce, Code = "EAPI:Invalid nonce" });
        run.Error!.Summary.Should().Contain("another program");
        run.Error.Fix.Should().Contain("nonce window");
        host.Sandbox.Requests.Count(r => r.Outcome == "EAPI:Invalid nonce").Should().Be(3);
    }

    [Theory]
    [InlineData("main", false)]
    [InlineData("has a nonce window of 10000", true)]
    public async Task A_nonce_window_lets_programs_on_two_machines_share_a_key(string key, bool isQuiet)
    {
        await using var host = await SandboxedHost.StartAsync(new SandboxedHostOptions { Key = key }, "page-size=10", "latency=2-5");
        await using var other = await ElsewhereAsync(host, ahead: TimeSpan.FromMicroseconds(3_300), key);

        var runs = await Task.WhenAll(host.RefreshAsync("ledgers"), other.RefreshAsync("ledgers"));

        host.Sandbox.Requests.Any(r => r.Outcome == "EAPI:Invalid nonce").Should().Be(!isQuiet);
        if (isQuiet)
        {
            runs.Should().OnlyContain(r => r.State == RunState.Succeeded);
            (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
            (await other.DifferencesAsync("ledgers")).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task A_rate_error_that_our_own_count_does_not_explain_is_told_as_another_program()
    {
        await using var host = await SandboxedHost.StartAsync("faults=Balance:*:EAPI:Rate limit exceeded", "tier=starter");

        var run = await host.RefreshAsync("balance");

        run.Error!.Kind.Should().Be(ErrorKind.Rate);
        run.Error.Summary.Should().Contain("another program uses the same key");
    }

    [Fact]
    public async Task Maintenance_stops_the_run_after_two_datasets_and_the_next_refresh_reaches_the_truth()
    {
        await using var host = await SandboxedHost.StartAsync("status=maintenance");

        var run = await host.RefreshAsync();
        host.Sandbox.Change("status", "online");
        var next = await host.RefreshAsync();

        run.Error.Should().BeEquivalentTo(new { Kind = ErrorKind.Transient, Code = "EService:Unavailable" });
        run.Error!.Fix.Should().Contain("status.kraken.com");
        next.State.Should().Be(RunState.Succeeded);
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
    }

    /// <summary>The same key on another machine: nothing is shared but the service.</summary>
    private static Task<SandboxedHost> ElsewhereAsync(SandboxedHost host, TimeSpan ahead, string key = "main") => host.BesideAsync(new SandboxedHostOptions
    {
        Key = key,
        StateFolder = Path.Combine(host.Folder, "elsewhere"),
        HostClock = clock => new JumpingClock(clock, () => ahead),
    });
}

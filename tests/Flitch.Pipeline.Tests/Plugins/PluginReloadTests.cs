using Flitch.Connectors;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;

namespace Flitch.Pipeline.Tests.Plugins;

/// <summary>The plugin folder changes under a host that stays.</summary>
public sealed class PluginReloadTests(PluginBuilds builds) : IClassFixture<PluginBuilds>, IAsyncDisposable
{
    private readonly ReloadBench _bench = new(builds);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_new_folder_is_taken_without_a_restart()
    {
        Directory.CreateDirectory(_bench.Root);
        _bench.Catalog.Connectors.Select(c => c.Name).Should().Equal("double");
        _bench.Put("v1");

        await _bench.LookAsync();

        _bench.Catalog.Connectors.Select(c => c.Name).Should().Equal("double", "swapped");
        _bench.Pipeline.Log.Should().ContainMatch("The plugin folder swapped was loaded: swapped*");
    }

    [Fact]
    public async Task A_changed_folder_is_used_by_the_next_run_and_the_one_that_goes_on_finishes_on_the_old_plugin()
    {
        _bench.Put("v1");
        using var gate = new Gate();
        await _bench.Pipeline.Connections.AddAsync(new ConnectionRequest("swapped", "main", new Dictionary<string, string> { ["gate"] = gate.Name }), Ct);
        var running = _bench.Pipeline.Refreshing.RefreshAsync("main", null, new RefreshOptions(), null, Ct);
        (await Task.WhenAny(gate.Reached, running)).Should().Be(gate.Reached);

        _bench.Put("v2");
        await _bench.LookAsync();
        _bench.Version.Should().Be("v2");
        gate.Open();

        (await running).Should().BeEquivalentTo(new { State = RunState.Succeeded, Error = (ErrorInfo?)null });
        (await StoredAsync()).Should().Equal("v1");
        (await _bench.Pipeline.Refreshing.RefreshAsync("main", null, new RefreshOptions(), null, Ct)).State.Should().Be(RunState.Succeeded);
        (await StoredAsync()).Should().Equal("v2");
    }

    [Theory]
    [InlineData("truncated", "*")]
    [InlineData("no-manifest", "Swapped.deps.json is not JSON.")]
    [InlineData("throws", "It was a bad day.")]
    [InlineData("other-contracts", "It was built against version 99.0.0.0 of Flitch.Connectors.Abstractions, and this host brings *")]
    public async Task A_folder_that_no_longer_loads_keeps_the_last_good_plugin_and_says_why(string build, string reason)
    {
        _bench.Put("v1");
        _bench.Version.Should().Be("v1");
        var loadedAt = _bench.Clock.GetUtcNow();
        _bench.Clock.Advance(TimeSpan.FromHours(1));
        _bench.Put(build);

        await _bench.LookAsync();
        await _bench.LookAsync();

        _bench.Version.Should().Be("v1");
        await using var lease = _bench.Catalog.Lease("swapped");
        lease.Connector.Factory.Validate(new Dictionary<string, string>()).Should().BeEmpty();
        var failure = _bench.Catalog.Failures.Should().ContainSingle().Subject;
        failure.Should().BeEquivalentTo(new { Folder = "swapped", KeptFrom = loadedAt });
        failure.Reason.Should().Match(reason).And.NotContain("\n");
        _bench.Pipeline.Log.Count(l => l.StartsWith("The plugin folder swapped changed and was not loaded", StringComparison.Ordinal)).Should().Be(1);
    }

    [Fact]
    public async Task A_folder_that_is_mended_is_taken_again()
    {
        _bench.Put("v1");
        _bench.Version.Should().Be("v1");
        _bench.Put("throws");
        await _bench.LookAsync();
        _bench.Put("v2");

        await _bench.LookAsync();

        _bench.Version.Should().Be("v2");
        _bench.Catalog.Failures.Should().BeEmpty();
    }

    [Fact]
    public async Task A_removed_folder_goes_when_nobody_uses_it()
    {
        _bench.Put("v1");
        var held = _bench.Catalog.Lease("swapped");
        _bench.Remove();

        await _bench.LookAsync();

        _bench.Catalog.Invoking(c => c.Find("swapped")).Should().Throw<FlitchException>();
        held.Connector.Factory.Validate(new Dictionary<string, string>()).Should().BeEmpty();
        Directory.EnumerateFiles(_bench.Copies, "Swapped.dll", SearchOption.AllDirectories).Should().ContainSingle();
        await held.DisposeAsync();
        Directory.EnumerateFiles(_bench.Copies, "Swapped.dll", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task A_plugin_folder_that_cannot_be_read_for_a_while_takes_nothing_away()
    {
        _bench.Put("v1");
        _bench.Version.Should().Be("v1");
        Directory.Move(_bench.Root, _bench.Root + "-gone");

        await _bench.LookAsync();

        _bench.Version.Should().Be("v1");
    }

    [Fact]
    public async Task A_folder_is_not_loaded_while_it_is_being_written()
    {
        Directory.CreateDirectory(_bench.Root);
        var changes = 0;
        _bench.Catalog.Changed += (_, _) => changes++;
        _bench.Put("truncated");
        var waits = new WritingClock([() => _bench.Put("v1"), () => _bench.Put("v2"), () => { }]);

        await _bench.WatcherOn(waits).LookAsync(Ct);

        waits.Left.Should().Be(0, "the third wait is the first in which nothing is written");
        _bench.Version.Should().Be("v2");
        _bench.Catalog.Failures.Should().BeEmpty();
        changes.Should().Be(1);
    }

    [Fact]
    public async Task A_copy_is_not_loaded_when_the_folder_changed_meanwhile_and_the_next_look_makes_another()
    {
        Directory.CreateDirectory(_bench.Root);
        _bench.Catalog.Failures.Should().BeEmpty();
        _bench.Put("v1");
        var seen = _bench.Catalog.Scan();
        _bench.Put("v2");

        await _bench.Catalog.FollowAsync(seen);

        _bench.Catalog.Failures.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Folder = "swapped", Reason = "The folder changed while it was copied." });
        Directory.EnumerateFiles(_bench.Copies, "*.dll", SearchOption.AllDirectories).Should().BeEmpty();
        await _bench.LookAsync();
        _bench.Version.Should().Be("v2");
        _bench.Catalog.Failures.Should().BeEmpty();
    }

    [Fact]
    public async Task Whoever_brings_a_connector_keeps_it_against_a_newcomer_who_gets_it_when_it_is_free()
    {
        _bench.Put("v1");
        _bench.Version.Should().Be("v1");
        _bench.Put("v2", "another");
        await _bench.LookAsync();
        _bench.Version.Should().Be("v1");
        _bench.Catalog.Failures.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Folder = "another", Reason = "Another plugin already brings a connector called swapped." });

        _bench.Remove();
        await _bench.LookAsync();

        _bench.Version.Should().Be("v2");
        _bench.Catalog.Failures.Should().BeEmpty();
    }

    [Fact]
    public async Task A_sandbox_that_runs_keeps_its_plugin()
    {
        _bench.Put("v1");
        var running = await _bench.Catalog.FindSandbox("swapped").StartAsync(new Dictionary<string, string>(), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, Ct);
        var old = _bench.Catalog.FindSandbox("swapped");
        _bench.Put("v2");

        await _bench.LookAsync();

        running.ConnectionFields["version"].Should().Be("v1", "its library was needed only now");
        await running.DisposeAsync();
        (await old.Invoking(s => s.StartAsync(new Dictionary<string, string>(), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, Ct))
            .Should().ThrowAsync<FlitchException>()).Which.Error.Code.Should().Be("plugin:replaced");
    }

    private async Task<List<string>> StoredAsync()
    {
        await using var result = await _bench.Pipeline.Query.ExecuteAsync("SELECT version FROM main.items", null, Ct);
        var rows = new List<string>();
        await foreach (var row in result.ReadRowsAsync(Ct))
        {
            rows.Add((string)row[0]!);
        }

        return rows;
    }
}

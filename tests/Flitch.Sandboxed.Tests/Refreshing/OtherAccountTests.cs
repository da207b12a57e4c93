using Flitch.Connectors;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Runs;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Sandboxed.Tests.Refreshing;

/// <summary>A key of another account is refused for a connection that holds data: when it is given, when it is tested, and, given without a test, by the next run.</summary>
public sealed class OtherAccountTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_of_another_account_never_mixes_its_rows_into_a_connection()
    {
        await using var host = await SandboxedHost.StartAsync();
        await using var stranger = await SandboxedHost.StartAsync("seed=7");
        await host.Clock.ActAsync(() => Connections(host).TestAsync("main", Ct));
        await host.RefreshAsync();
        var rows = await host.StoredAsync("ledgers");

        var edit = new ConnectionEdit { Fields = stranger.Sandbox.ConnectionFields.ToDictionary() };
        await RefusedAsync(host, () => Connections(host).EditAsync("main", edit, Ct));
        (await host.RefreshAsync("ledgers")).State.Should().Be(RunState.Succeeded, "the refused key was not saved");

        await Connections(host).EditAsync("main", edit with { NoTest = true }, Ct);
        await RefusedAsync(host, () => Connections(host).TestAsync("main", Ct));
        var run = await host.RefreshAsync();
        run.State.Should().Be(RunState.Failed);
        run.Error!.Code.Should().Be("connection:other-account");
        (await host.StoredAsync("ledgers")).Keys.Should().Equal(rows.Keys);
        stranger.Sandbox.Requests.Should().OnlyContain(r => r.Method == "GetApiKeyInfo", "no row of the other account was even asked for");
    }

    [Fact]
    public async Task Nor_does_one_that_is_saved_untested_after_one_that_was_never_tested()
    {
        await using var host = await SandboxedHost.StartAsync();
        await using var stranger = await SandboxedHost.StartAsync("seed=7");
        await host.RefreshAsync("ledgers");
        var rows = await host.StoredAsync("ledgers");

        var edit = new ConnectionEdit { Fields = stranger.Sandbox.ConnectionFields.ToDictionary(), NoTest = true };
        await host.Clock.ActAsync(() => Connections(host).EditAsync("main", edit, Ct));

        (await host.RefreshAsync("ledgers")).Error!.Code.Should().Be("connection:other-account");
        (await host.StoredAsync("ledgers")).Keys.Should().Equal(rows.Keys);
    }

    private static ConnectionService Connections(SandboxedHost host) => host.Services.GetRequiredService<ConnectionService>();

    private static async Task RefusedAsync<T>(SandboxedHost host, Func<Task<T>> work)
    {
        var refused = await host.Invoking(h => h.Clock.ActAsync(work)).Should().ThrowAsync<FlitchException>();
        refused.Which.Error.Should().BeEquivalentTo(new { Code = "connection:other-account", Kind = ErrorKind.Configuration });
    }
}

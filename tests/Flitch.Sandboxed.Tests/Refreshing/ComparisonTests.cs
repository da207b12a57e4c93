using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Refreshing;

/// <summary>The comparison with the truth, on which the other tests lean, finds what differs.</summary>
public sealed class ComparisonTests
{
    [Fact]
    public async Task A_row_too_few_or_too_many_and_a_value_that_changed_are_named()
    {
        await using var host = await SandboxedHost.StartAsync();
        var position = host.Sandbox.OpenPosition(host.Clock.GetUtcNow().AddDays(-20));
        await host.RefreshAsync();
        var hidden = host.Sandbox.Truth("Ledgers")[7].Id;
        host.Sandbox.HideRows("Ledgers", hidden);
        var added = host.Sandbox.AddDeposit(1.5m);
        host.Sandbox.ClosePosition(position);

        (await host.DifferencesAsync("ledgers")).Should().Contain($"{hidden} is too much").And.Contain($"{added} is missing");
        (await host.DifferencesAsync("trades_history")).Should().Contain($"{position} posstatus: open is stored, closed is true");
        (await host.DifferencesAsync("closed_orders")).Should().ContainSingle().Which.Should().EndWith("is missing");
    }
}

using Flitch.Connectors.Reading;
using Flitch.Testing;

namespace Flitch.Sandboxed.Tests.Drift;

/// <summary>Answers that are one row, or a map of plain values; and what even drift cannot make good.</summary>
public sealed class SingleAnswerDriftTests
{
    [Theory]
    [InlineData("trade_balance", "TradeBalance:1:retyped-field=tb", DriftKind.Unreadable)]
    [InlineData("trade_balance", "TradeBalance:1:null-field=tb", DriftKind.Missing)]
    [InlineData("trade_balance", "TradeBalance:1:missing-field=tb", DriftKind.Missing)]
    [InlineData("balance", "Balance:1:retyped-field=ZUSD", DriftKind.Unreadable)]
    [InlineData("balance", "Balance:1:null-field=ZUSD", DriftKind.Missing)]
    public async Task A_value_that_changed_fails_no_run_and_is_told_with_an_edit(string dataset, string fault, DriftKind kind)
    {
        await using var host = await SandboxedHost.StartAsync($"faults={fault}");

        var report = (await host.RefreshAsync(dataset)).Datasets.Single();

        report.Error.Should().BeNull();
        var drift = report.Drift.Should().ContainSingle().Subject;
        (drift.Kind, drift.Records).Should().Be((kind, 1));
        drift.SchemaEdit.Should().NotBeNullOrEmpty();
        var differences = await host.DifferencesAsync(dataset);
        differences.Should().HaveCount(kind == DriftKind.Unreadable ? 2 : 1).And.NotContain(d => d.Contains("is missing"));
        if (kind == DriftKind.Unreadable)
        {
            differences.Should().Contain(d => d.Contains("_rescued") && d.Contains("{\"was\":"));
        }
    }

    [Theory]
    [InlineData("retyped-field=time", "body:cursor-unreadable")]
    [InlineData("null-field=time", "body:cursor-unreadable")]
    [InlineData("missing-field=time", "body:cursor-unreadable")]
    public async Task Only_a_time_that_cannot_be_read_fails_its_dataset_with_the_raw_value_shown(string kind, string code)
    {
        await using var host = await SandboxedHost.StartAsync($"faults=Ledgers:3+:{kind}", "page-size=8", "ledgers=80", "months=1");

        var run = await host.RefreshAsync("ledgers", "trades_history");

        var report = run.Datasets.Single(d => d.Dataset == "ledgers");
        report.Error!.Code.Should().Be(code);
        if (kind.StartsWith("retyped", StringComparison.Ordinal))
        {
            report.Error.Summary.Should().Contain("{\"was\":");
        }

        run.Datasets.Single(d => d.Dataset == "trades_history").Succeeded.Should().BeTrue();
        host.Sandbox.ClearFaults();
        (await host.RefreshAsync("ledgers")).Datasets.Single().Error.Should().BeNull();
        (await host.DifferencesAsync("ledgers")).Should().BeEmpty();
    }
}

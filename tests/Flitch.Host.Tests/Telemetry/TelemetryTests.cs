using System.Text;
using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Telemetry;

/// <summary>Where the environment names a receiver, a refresh is told as traces and metrics, and no secret with it.</summary>
public sealed class TelemetryTests(TracedRefresh traced) : IClassFixture<TracedRefresh>
{
    [Fact]
    public void A_refresh_is_told_from_the_run_down_to_each_call()
    {
        traced.Receiver.Services.Should().Equal("flitch");
        var run = traced.Receiver.Spans.Should().ContainSingle(s => s.Name == "refresh").Subject;
        run.Parent.Should().BeEmpty();
        run.Attributes.Should().Contain("flitch.connection.name", "main").And.Contain("flitch.connector.name", "kraken").And.Contain("flitch.run.state", "succeeded")
            .And.Contain("flitch.run.trigger", "command");
        var steps = traced.Receiver.Spans.Where(s => s.Parent == run.Id && s.Name.StartsWith("dataset ", StringComparison.Ordinal)).ToList();
        steps.Select(s => s.Attributes["flitch.dataset.name"]).Distinct().Should().BeEquivalentTo("balance", "ledgers");
        var calls = traced.Receiver.Spans.Where(s => s.Kind == Span.Client).ToList();
        calls.Should().HaveCount(int.Parse(run.Attributes["flitch.calls"], System.Globalization.CultureInfo.InvariantCulture));
        calls.Where(c => c.Name == "call ledgers").Should().NotBeEmpty().And.OnlyContain(c => steps.Any(s => s.Id == c.Parent && s.Start <= c.Start && c.End <= s.End));
        calls.Should().OnlyContain(c => c.Attributes["http.response.status_code"] == "200" && c.Attributes.ContainsKey("flitch.call.cost") && c.Attributes.ContainsKey("flitch.call.rows"));
        calls.Should().ContainSingle(c => c.Status == Span.Error && c.Attributes["error.type"] == "EService:Busy");
        calls.Should().ContainSingle(c => c.Attributes["flitch.call.attempt"] == "2");
        calls.Sum(c => int.Parse(c.Attributes["flitch.call.rows"], System.Globalization.CultureInfo.InvariantCulture)).Should().BeGreaterThanOrEqualTo(traced.Exchange.Sandbox.Truth("Ledgers").Count);
    }

    [Fact]
    public void Metrics_count_runs_calls_and_rows()
    {
        traced.Receiver.Metrics.Should().Contain("flitch.runs", "{run}").And.Contain("flitch.run.duration", "s").And.Contain("flitch.calls", "{call}")
            .And.Contain("flitch.call.duration", "s").And.Contain("flitch.rows.added", "{row}").And.Contain("flitch.run.failures_in_a_row", "{run}");
        traced.Receiver.Metric("flitch.runs", "flitch.run.state", "succeeded").Should().Be(1);
        traced.Receiver.Metric("flitch.rows.added", "flitch.dataset.name", "ledgers").Should().Be(traced.Exchange.Sandbox.Truth("Ledgers").Count);
        traced.Receiver.Metric("flitch.run.failures_in_a_row", "flitch.connection.name", "main").Should().Be(0);
    }

    [Fact]
    public async Task What_fails_is_told_by_its_code_and_how_often_in_a_row()
    {
        await using var exchange = await Exchange.OpenAsync();
        await using var receiver = new OtlpReceiver();
        using var person = await TracedRefresh.ConnectedAsync(exchange, receiver);
        exchange.Sandbox.AddFaults("*:*:EAPI:Invalid key");

        await person.TypesAsync("refresh", "main", "ledgers");
        var outcome = await person.TypesAsync("refresh", "main", "ledgers");

        outcome.ExitCode.Should().Be(3, "{0}", outcome.Errors);
        receiver.Spans.Where(s => s.Name == "refresh").Should().HaveCount(2).And.OnlyContain(s => s.Status == Span.Error && s.Attributes["error.type"] == "EAPI:Invalid key");
        receiver.Metric("flitch.run.failures_in_a_row", "flitch.connection.name", "main").Should().Be(2);
    }

    [Fact]
    public void No_secret_no_parameter_and_no_address_is_told()
    {
        var raw = traced.Receiver.Raw;
        raw.Should().Contain("call ledgers");
        var secrets = new[] { traced.Exchange.Fields["api_key"], traced.Exchange.Fields["private_key"], traced.Exchange.Fields["base_url"], "ofs=", "nonce", "/0/private" };
        secrets.Concat(secrets.Select(s => Convert.ToBase64String(Encoding.UTF8.GetBytes(s)))).Should().OnlyContain(s => !raw.Contains(s, StringComparison.Ordinal));
    }
}

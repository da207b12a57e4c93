using Flitch.Connectors.Kraken.Sandbox.Tests.Support;
using Flitch.Connectors.Sandboxes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Options;

public sealed class OptionTests
{
    [Fact]
    public void The_assembly_names_its_sandbox()
    {
        var attribute = typeof(KrakenSandbox).Assembly.GetCustomAttributes(typeof(ConnectorSandboxAttribute), false).Should().ContainSingle().Subject;
        var sandbox = Activator.CreateInstance(((ConnectorSandboxAttribute)attribute).SandboxType).Should().BeAssignableTo<IConnectorSandbox>().Subject;
        sandbox.Connector.Should().Be("kraken");
        sandbox.Options.Select(option => option.Name).Should().OnlyHaveUniqueItems().And.Contain(["port", "seed", "ledgers", "tier", "faults", "from"]);
        sandbox.Options.Where(option => option.Choices is not null).Should().OnlyContain(option => option.Choices!.Contains(option.Default));
    }

    [Theory]
    [InlineData("ledgers", "many")]
    [InlineData("ledgers", "-1")]
    [InlineData("port", "70000")]
    [InlineData("tier", "gold")]
    [InlineData("fields", "2020")]
    [InlineData("missing", "withdraw-funds")]
    [InlineData("count", "maybe")]
    [InlineData("key-info", "kebab")]
    [InlineData("trades", "15000")]
    [InlineData("no-such-option", "1")]
    public async Task A_value_that_is_not_allowed_is_refused_by_name(string name, string value)
    {
        var start = () => Start.SandboxAsync(FakeClock.AtStart(), (name, value));
        var error = (await start.Should().ThrowAsync<FlitchException>()).Which.Error;
        error.Kind.Should().Be(ErrorKind.Usage);
        error.Summary.Should().Contain($"--{name}");
        error.Fix.Should().NotBeEmpty();
    }

    [Fact]
    public async Task A_taken_port_is_told()
    {
        await using var first = await Start.SandboxAsync(FakeClock.AtStart(), ("ledgers", "300"));
        var port = first.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var start = () => Start.SandboxAsync(FakeClock.AtStart(), ("ledgers", "300"), ("port", port));
        (await start.Should().ThrowAsync<FlitchException>()).Which.Error.Summary.Should().Contain(port);
    }

    [Fact]
    public async Task What_connects_to_it_is_told_at_the_start()
    {
        var options = new Dictionary<string, string> { ["ledgers"] = "300", ["tier"] = "pro" };
        await using var running = await new KrakenSandbox().StartAsync(
            options, FakeClock.AtStart(), NullLoggerFactory.Instance, TestContext.Current.CancellationToken);
        running.Address.IsLoopback.Should().BeTrue();
        running.ConnectionFields["base_url"].Should().Be(running.Address.ToString().TrimEnd('/'));
        running.ConnectionFields["tier"].Should().Be("pro");
        using var caller = new Caller(running.Address, running.ConnectionFields["api_key"], running.ConnectionFields["private_key"]);
        (await caller.ErrorAsync("Balance")).Should().BeNull();
        running.Notes.Should().HaveCountGreaterThan(8).And.OnlyContain(note => note.Value.Contains("api_key=") && note.Value.Contains("private_key="));
    }

    [Fact]
    public async Task An_empty_account_never_held_anything()
    {
        await using var sandbox = await Start.SandboxAsync(FakeClock.AtStart(), ("empty", "true"));
        using var caller = new Caller(sandbox);
        (await Read.TextAsync(await caller.PostAsync("Balance"))).Should().Be("""{"error":[]}""");
        (await Read.TextAsync(await caller.PostAsync("Ledgers"))).Should().Be("""{"error":[],"result":{"ledger":{},"count":0}}""");
        (await Read.TextAsync(await caller.PostAsync("OpenPositions"))).Should().Be("""{"error":[],"result":{}}""");
        (await Read.TextAsync(await caller.PostAsync("OpenPositions", ("consolidation", "market")))).Should().Be("""{"error":[],"result":[]}""");
        (await Read.TextAsync(await caller.PostAsync("OpenOrders"))).Should().Be("""{"error":[],"result":{"open":{}}}""");
    }

    [Fact]
    public async Task The_number_of_trades_can_be_chosen()
    {
        await using var sandbox = await Start.SandboxAsync(FakeClock.AtStart(), ("ledgers", "8000"), ("trades", "1000"));
        sandbox.Truth("TradesHistory").Count.Should().BeInRange(950, 1_150);
        sandbox.Truth("Ledgers").Count.Should().BeInRange(7_800, 8_800);
    }
}

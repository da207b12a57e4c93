using Flitch.Host.Tests.Processes;
using Flitch.Testing;

namespace Flitch.Host.Tests.Network;

/// <summary>Behind a proxy that wants a password: what goes through it, what does not, and that the password shows nowhere.</summary>
public sealed class ProxyTests : IDisposable
{
    private const string Password = "pr0xy-pass-4711";
    private readonly Person _person = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _person.Dispose();

    [Fact]
    public async Task Connectors_and_webhooks_go_through_the_proxy_and_this_machine_never_does()
    {
        await using var exchange = await Exchange.WithDepositsAsync(3);
        await using var hook = new ScriptedServer(new ScriptedAnswer(204, []));
        await using var proxy = await StartAsync(("exchange.test", new Uri(exchange.Fields["base_url"])), ("hooks.test", hook.Address));

        (await _person.ConnectsAsync(exchange)).ExitCode.Should().Be(0, "the sandbox is on this machine");
        (await _person.TypesAsync("notify", "set", "--set", $"webhook_url={hook.Address}")).ExitCode.Should().Be(0);
        (await _person.TypesAsync("notify", "test")).ExitCode.Should().Be(0, "the receiver is on this machine");
        proxy.Asked.Should().BeEmpty();

        var added = await AddAsync(exchange);
        added.ExitCode.Should().Be(0, added.Errors);
        proxy.Asked.Should().NotBeEmpty().And.OnlyContain(line => line == "CONNECT exchange.test:443 HTTP/1.1");
        await _person.TypesAsync("notify", "set", "--set", "webhook_url=https://hooks.test/flitch");
        (await _person.TypesAsync("notify", "test")).Output.Should().Contain("The receiver took it");
        proxy.Asked[^1].Should().Be("CONNECT hooks.test:443 HTTP/1.1");
        NothingTellsThePassword(added);
    }

    [Fact]
    public async Task Hosts_that_are_named_go_around_it_and_what_it_refuses_is_told()
    {
        await using var exchange = await Exchange.WithDepositsAsync(3);
        await using var proxy = await StartAsync(("elsewhere.test", new Uri(exchange.Fields["base_url"])));
        _person.With("FLITCH_CLOCK_SPEED", "1000"); // passing trouble is tried for a while
        var refused = await AddAsync(exchange);
        refused.ExitCode.Should().Be(1);
        refused.Errors.Should().Contain("net:proxy").And.Contain("HTTPS_PROXY", "the proxy is what a person has to look at");

        _person.With("HTTPS_PROXY", $"http://ann:wrong-{Password}@{proxy.Authority}");
        var wrong = await AddAsync(exchange);
        wrong.ExitCode.Should().NotBe(0);
        wrong.Errors.Should().ContainAny("net:proxy", "http:407");

        var asked = proxy.Asked.Count;
        _person.With("NO_PROXY", "exchange.test");
        var around = await AddAsync(exchange);
        around.ExitCode.Should().Be(1);
        around.Errors.Should().Contain("net:dns", "nobody but the proxy knows the host");
        proxy.Asked.Should().HaveCount(asked);
        NothingTellsThePassword(refused, wrong, around);
    }

    private async Task<ConnectProxy> StartAsync(params (string Host, Uri Behind)[] hosts)
    {
        var proxy = new ConnectProxy(Password, hosts.ToDictionary(h => h.Host, h => h.Behind));
        var trusted = Path.Combine(_person.Folder, "trusted.pem");
        await File.WriteAllTextAsync(trusted, proxy.Pem, Ct);
        var address = $"http://ann:{Password}@{proxy.Authority}";
        _person.With("HTTPS_PROXY", address).With("HTTP_PROXY", address).With("SSL_CERT_FILE", trusted);
        return proxy;
    }

    private Task<Outcome> AddAsync(Exchange exchange) => _person
        .With("KEY", exchange.Fields["api_key"])
        .With("SECRET", exchange.Fields["private_key"])
        .TypesAsync("connection", "add", "kraken", "--name", "outside", "--set", "base_url=https://exchange.test", "--set", "api_key=env:KEY", "--set", "private_key=env:SECRET");

    private void NothingTellsThePassword(params Outcome[] outcomes)
    {
        outcomes.Should().NotContain(o => (o.Output + o.Errors).Contains(Password));
        foreach (var file in Directory.EnumerateFiles(_person.Folder, "*", SearchOption.AllDirectories))
            File.ReadAllText(file).Should().NotContain(Password, "{0} was written", file);
    }
}

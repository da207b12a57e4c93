using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary>What is wrong with a command line, told so that it can be mended; exit code 2.</summary>
public sealed class UsageErrorTests : IDisposable
{
    private readonly Person _person = new();

    public void Dispose() => _person.Dispose();

    [Fact]
    public async Task Unknown_command() => (await _person.TypesAsync("refersh", "main")).ShouldMatch("usage/unknown-command");

    [Fact]
    public async Task Missing_argument() => (await _person.TypesAsync("refresh")).ShouldMatch("usage/missing-argument");

    [Fact]
    public async Task Unknown_option() => (await _person.TypesAsync("status", "--colour")).ShouldMatch("usage/unknown-option");

    [Fact]
    public async Task Unknown_format() => (await _person.TypesAsync("query", "SELECT 1", "--format", "xml")).ShouldMatch("usage/unknown-format");

    [Fact]
    public async Task Unknown_connector() => (await _person.TypesAsync("connector", "show", "krakn")).ShouldMatch("usage/unknown-connector");

    [Fact]
    public async Task Unknown_connection() => (await _person.TypesAsync("refresh", "savings")).ShouldMatch("usage/unknown-connection");

    [Fact]
    public async Task Unknown_connection_as_json() => (await _person.TypesAsync("status", "savings", "--json")).ShouldMatch("usage/unknown-connection-json");

    [Fact]
    public async Task Unknown_sandbox() => (await _person.TypesAsync("sandbox", "krakn")).ShouldMatch("usage/unknown-sandbox");

    [Theory]
    [InlineData("Main", "capital")]
    [InlineData("my account", "space")]
    [InlineData("1st", "digit-first")]
    [InlineData("../up", "path")]
    [InlineData("select", "reserved")]
    [InlineData("kraken", "connector")]
    public async Task Name_that_cannot_be_a_connections(string name, string why)
    {
        var outcome = await _person.With("KEY", "k").With("SECRET", "c2VjcmV0").TypesAsync(
            "connection", "add", "kraken", "--name", name, "--set", "api_key=env:KEY", "--set", "private_key=env:SECRET", "--no-test");
        outcome.ShouldMatch($"usage/name-{why}");
    }

    [Theory]
    [InlineData("http://example.com", "plain-http")]
    [InlineData("ftp://example.com", "ftp")]
    [InlineData("nowhere", "no-url")]
    public async Task Address_that_is_not_allowed(string address, string why)
    {
        var outcome = await _person.With("KEY", "k").With("SECRET", "c2VjcmV0").TypesAsync(
            "connection", "add", "kraken", "--set", $"base_url={address}", "--set", "api_key=env:KEY", "--set", "private_key=env:SECRET", "--no-test");
        outcome.ShouldMatch($"usage/address-{why}");
    }

    [Fact]
    public async Task Private_key_that_is_not_base64()
    {
        var outcome = await _person.With("KEY", "k").With("SECRET", "not-base64!").TypesAsync(
            "connection", "add", "kraken", "--set", "api_key=env:KEY", "--set", "private_key=env:SECRET");
        outcome.ShouldMatch("usage/private-key-not-base64");
        outcome.ToString().Should().NotContain("not-base64!");
    }

    [Fact]
    public async Task Nothing_to_edit_and_no_such_connection() => (await _person.TypesAsync("connection", "edit", "main")).ShouldMatch("usage/edit-unknown");

    [Fact]
    public async Task Fields_are_missing_and_nobody_can_be_asked() =>
        (await _person.TypesAsync("connection", "add", "kraken")).ShouldMatch("usage/missing-fields");

    [Fact]
    public async Task Interval_that_is_none()
    {
        var outcome = await _person.With("KEY", "k").With("SECRET", "c2VjcmV0").TypesAsync(
            "connection", "add", "kraken", "--set", "api_key=env:KEY", "--set", "private_key=env:SECRET", "--refresh", "hourly");
        outcome.ShouldMatch("usage/interval");
    }
}

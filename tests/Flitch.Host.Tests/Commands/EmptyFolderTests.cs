using System.Text.Json;
using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary>Commands on a fresh folder say what to do first.</summary>
public sealed class EmptyFolderTests : IDisposable
{
    private readonly Person _person = new();

    public void Dispose() => _person.Dispose();

    [Fact]
    public async Task Status() => (await _person.TypesAsync("status")).ShouldMatch("empty/status");

    [Fact]
    public async Task Connections() => (await _person.TypesAsync("connection", "list")).ShouldMatch("empty/connection-list");

    [Fact]
    public async Task Runs() => (await _person.TypesAsync("runs")).ShouldMatch("empty/runs");

    [Fact]
    public async Task Connections_as_json() => (await _person.TypesAsync("connection", "list", "--json")).Output.Should().Be("[]\n");

    [Fact]
    public async Task Connectors() => (await _person.TypesAsync("connector", "list")).ShouldMatch("empty/connector-list");

    [Fact]
    public async Task Connector() => (await _person.TypesAsync("connector", "show", "kraken")).ShouldMatch("empty/connector-show");

    [Fact]
    public async Task Connectors_as_json_tell_the_plugins_that_could_not_be_loaded()
    {
        var plugins = Directory.CreateDirectory(Path.Combine(_person.Folder, "plugins"));
        await File.WriteAllTextAsync(Path.Combine(plugins.CreateSubdirectory("half_copied").FullName, "Half.dll"), "no assembly", TestContext.Current.CancellationToken);

        using var json = JsonDocument.Parse((await _person.With("FLITCH_PLUGINS", plugins.FullName).TypesAsync("connector", "list", "--json")).Output);

        json.RootElement.GetProperty("connectors").GetArrayLength().Should().Be(0);
        var failed = json.RootElement.GetProperty("failed").EnumerateArray().Should().ContainSingle().Subject;
        failed.GetProperty("folder").GetString().Should().Be("half_copied");
        failed.GetProperty("reason").GetString().Should().Contain("no assembly with a .deps.json");
    }

    [Fact]
    public async Task A_schedule_for_a_dataset_that_is_not_kept_says_so()
    {
        await _person.With("KEY", "k").With("SECRET", "c2VjcmV0").TypesAsync(
            "connection", "add", "kraken", "--set", "api_key=env:KEY", "--set", "private_key=env:SECRET", "--no-test", "--datasets", "balance");
        (await _person.TypesAsync("connection", "edit", "main", "--refresh", "ledgers=1d", "--refresh", "balance=1h")).ShouldMatch("empty/schedule-not-kept");
    }

    [Fact]
    public async Task Removing_asks_where_nobody_can_answer()
    {
        await _person.With("KEY", "k").With("SECRET", "c2VjcmV0").TypesAsync(
            "connection", "add", "kraken", "--set", "api_key=env:KEY", "--set", "private_key=env:SECRET", "--no-test");
        (await _person.TypesAsync("connection", "remove", "main")).ShouldMatch("empty/remove-unconfirmed");
        (await _person.TypesAsync("connection", "show", "main")).Output.Should().Contain("api_key").And.NotContain("c2VjcmV0");
        (await _person.TypesAsync("connection", "remove", "main", "--yes")).ShouldMatch("empty/removed");
        (await _person.TypesAsync("connection", "list", "--json")).Output.Should().Be("[]\n");
    }
}

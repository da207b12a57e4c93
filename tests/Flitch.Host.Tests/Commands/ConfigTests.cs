using System.Text.Json;
using Flitch.Host.Tests.Processes;

namespace Flitch.Host.Tests.Commands;

/// <summary>Configuration files on the command line, against a sandbox.</summary>
public sealed class ConfigTests : IDisposable
{
    private readonly Person _person = new();

    public void Dispose() => _person.Dispose();

    [Fact]
    public async Task A_file_goes_from_one_machine_to_another()
    {
        await using var exchange = await Exchange.WithDepositsAsync(5);
        await _person.ConnectsAsync(exchange, "--title", "Konto „Süd“", "--datasets", "ledgers,balance", "--refresh", "1h");
        (await _person.TypesAsync("config", "export", "--to", "flitch.json")).ShouldMatch("config/exported");
        var file = await File.ReadAllTextAsync(Path.Combine(_person.Folder, "flitch.json"), TestContext.Current.CancellationToken);
        file.Should().Contain("\"api_key\": \"env:FLITCH_MAIN_API_KEY\"").And.Contain("Konto „Süd“");
        exchange.Fields.Values.Where(v => v.Length > 20).Should().OnlyContain(secret => !file.Contains(secret, StringComparison.Ordinal) || secret.StartsWith("http", StringComparison.Ordinal));

        using var other = new Person();
        var copy = Path.Combine(other.Folder, "flitch.json");
        await File.WriteAllTextAsync(copy, file, TestContext.Current.CancellationToken);
        (await other.TypesAsync("config", "apply", "flitch.json")).ShouldMatch("config/no-key");
        other.With("FLITCH_MAIN_API_KEY", exchange.Fields["api_key"]).With("FLITCH_MAIN_PRIVATE_KEY", exchange.Fields["private_key"]);
        (await other.TypesAsync("config", "apply", "flitch.json", "--plan")).ShouldMatch("config/plan");
        (await other.TypesAsync("config", "apply", "flitch.json")).ShouldMatch("config/applied");
        await other.TypesAsync("config", "export", "--to", "again.json");
        (await File.ReadAllTextAsync(Path.Combine(other.Folder, "again.json"), TestContext.Current.CancellationToken)).Should().Be(file);
        using var json = JsonDocument.Parse((await other.TypesAsync("config", "apply", "flitch.json", "--json")).Output);
        json.RootElement.GetProperty("changes").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Pruning_asks_where_nobody_can_answer()
    {
        await _person.With("KEY", "k").With("SECRET", "c2VjcmV0").TypesAsync(
            "connection", "add", "kraken", "--set", "api_key=env:KEY", "--set", "private_key=env:SECRET", "--no-test");
        await File.WriteAllTextAsync(Path.Combine(_person.Folder, "empty.json"), """{ "version": 1 }""", TestContext.Current.CancellationToken);
        (await _person.TypesAsync("config", "apply", "empty.json", "--prune")).ShouldMatch("config/prune-unconfirmed");
        (await _person.TypesAsync("config", "apply", "empty.json", "--prune", "--yes")).ShouldMatch("config/pruned");
    }

    [Fact]
    public async Task A_mistake_is_told_with_its_place_and_a_literal_secret_is_not_repeated()
    {
        const string file = """
            {
              "version": 1,
              "connections": {
                "main": { "connector": "kraken", "setings": {} },
                "second": { "connector": "kraken", "settings": { "api_key": "kQH5HWmarkerNeverShown8p1uGOV" } }
              }
            }
            """;
        await File.WriteAllTextAsync(Path.Combine(_person.Folder, "flitch.json"), file, TestContext.Current.CancellationToken);
        (await _person.TypesAsync("config", "apply", "flitch.json")).ShouldMatch("config/mistakes");
    }
}

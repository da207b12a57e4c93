using Flitch.Connectors.Schema.Reading;
using Flitch.Host.Cli.Schemas;
using Flitch.Host.Tests.Processes;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.Evolving;

namespace Flitch.Host.Tests.Commands;

/// <summary><c>flitch schema diff</c> in words; that the words come true is tested where files are, in <c>SchemaForecastTests</c>.</summary>
public sealed class SchemaDiffTests : IDisposable
{
    private readonly Person _person = new();

    public SchemaDiffTests()
    {
        Copy("old");
        Copy("new");
    }

    [Fact]
    public async Task Every_kind_of_change_is_told()
    {
        Change("ledgers", ("\"subtype\": {", "\"kind_of\": { \"x-flitch\": { \"alias\": \"subtype\" },"), ("\"refid\": {", "\"extra\": { \"type\": \"integer\", \"description\": \"x\" }, \"refid\": {"), ("\"cost\": 2", "\"cost\": 3"));
        Change("balance", ("\"rebase_multiplier\": \"base\"", "\"rebase_multiplier\": \"rebased\""));
        Change("closed_orders", ("\"closetime\": \"close\"", "\"closetime\": \"both\""));
        Change("trades_history", ("\"by\": \"month\"", "\"by\": \"year\""));
        File.Delete(PathOf("new", "trade_balance"));
        File.Copy(PathOf("old", "open_orders"), PathOf("new", "orders"));
        Change("connector", ("\"trade_balance\", ", ""), (", \"trade_balance\"", ""), ("\n    \"trade_balance\",", ""));
        (await _person.TypesAsync("schema", "diff", "old", "new")).ShouldMatch("schema/diff");
        (await _person.TypesAsync("schema", "diff", "old/kraken/balance.json", "new/kraken/balance.json", "--json")).ShouldMatch("schema/diff-json");
    }

    [Fact]
    public async Task Changed_lists_of_values_form_parameters_and_json_are_told()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Tree.Root, "schemas", "kraken_public"), "*.json"))
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            foreach (var side in new[] { "before", "after" })
            {
                Directory.CreateDirectory(Path.Combine(_person.Folder, side, "kraken_public"));
                await File.WriteAllTextAsync(Path.Combine(_person.Folder, side, "kraken_public", Path.GetFileName(file)), text, TestContext.Current.CancellationToken);
            }
        }

        Edit("assets", "[\"currency\", \"tokenized_asset\"]", "[\"currency\"]");
        Edit("ticker", "\"form\": \"markets\"", "\"form\": \"base_url\"");
        Edit("asset_pairs", "\"format\": \"json\"", "\"items\": { \"type\": \"string\" }");
        (await _person.TypesAsync("schema", "diff", "before", "after")).ShouldMatch("schema/diff-market");

        void Edit(string name, string old, string replacement)
        {
            var path = Path.Combine(_person.Folder, "after", "kraken_public", name + ".json");
            File.ReadAllText(path).Should().Contain(old);
            File.WriteAllText(path, File.ReadAllText(path).Replace(old, replacement, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Equal_schemas_differ_in_nothing()
    {
        var outcome = await _person.TypesAsync("schema", "diff", "old", "new");
        (outcome.ExitCode, outcome.Errors).Should().Be((0, ""));
        outcome.Output.Should().StartWith("Nothing changed: ").And.Contain("ledgers");
    }

    [Fact]
    public async Task What_cannot_be_compared_is_said()
    {
        (await _person.TypesAsync("schema", "diff", "old")).ShouldMatch("schema/diff-one");
        (await _person.TypesAsync("schema", "diff", "old", "nowhere")).ShouldMatch("schema/diff-nowhere");
        File.WriteAllText(PathOf("new", "balance"), "{");
        (await _person.TypesAsync("schema", "diff", "old/kraken/balance.json", "new/kraken/balance.json")).ShouldMatch("schema/diff-broken");
    }

    [Fact]
    public async Task Stored_datasets_are_compared_with_the_schemas_of_now()
    {
        await using var exchange = await Exchange.OpenAsync();
        (await _person.ConnectsAsync(exchange, "--name", "main", "--datasets", "balance,ledgers")).ExitCode.Should().Be(0);
        (await _person.TypesAsync("refresh", "main")).ExitCode.Should().Be(0);
        (await _person.TypesAsync("schema", "diff", "--stored", "new")).Output.Should().Be("Nothing changed: main.balance, main.ledgers\n");
        await DescriptorsShouldBeThePlugins();

        Change("ledgers", ("\"subtype\": {", "\"kind_of\": {"));
        (await _person.TypesAsync("schema", "diff", "--stored", "new")).ShouldMatch("schema/diff-stored");
    }

    public void Dispose() => _person.Dispose();

    // The compiler makes the plugin's descriptors from the same files; a forecast is right only if they are the same.
    private async Task DescriptorsShouldBeThePlugins()
    {
        using var folder = DataFolder.Open(_person.Data, TimeProvider.System);
        foreach (var name in folder.ListDatasets())
        {
            var manifest = (await Dataset.ReadAsync(folder, name, TestContext.Current.CancellationToken))!;
            var path = PathOf("new", manifest.Object);
            var now = ObjectDescriptors.Of(SchemaReader.ReadObject(path, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Value!);
            now.Fingerprint.Should().Be(manifest.Fingerprint);
            var forecast = SchemaForecast.Of(manifest, now with { Fingerprint = "another" })!;
            forecast.Should().BeEquivalentTo(new { Converts = true, RewritesFiles = false, DividesAnew = false, Obstacles = Array.Empty<string>(), Columns = Array.Empty<object>() });
        }
    }

    private void Copy(string side)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_person.Folder, side, "kraken")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Tree.Root, "schemas", "kraken")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    private string PathOf(string side, string name) => Path.Combine(_person.Folder, side, "kraken", name + ".json");

    private void Change(string name, params (string Old, string New)[] changes)
    {
        var text = File.ReadAllText(PathOf("new", name));
        foreach (var (old, now) in changes)
            text = text.Replace(old, now, StringComparison.Ordinal);
        File.WriteAllText(PathOf("new", name), text);
    }
}

namespace Flitch.Architecture.Tests;

/// <summary>Host and plugin meet in the contracts and nowhere else.</summary>
public sealed class PluginBoundaryTests
{
    private static readonly string[] PluginRooms =
        ["Flitch.Connectors.Rest", "Flitch.Connectors.Kraken", "Flitch.Connectors.KrakenPublic", "Flitch.Connectors.Kraken.Sandbox"];
    private static readonly string[] HostRooms = ["Flitch.DuckDb", "Flitch.Storage", "Flitch.Pipeline", "Flitch.Host"];

    [Fact]
    public void The_host_never_refers_to_a_connector() => HostRooms
        .SelectMany(room => Repository.Find(room).Assembly.References)
        .Should().NotContain(PluginRooms);

    [Fact]
    public void No_project_of_the_host_refers_to_a_connectors_assembly() => HostRooms
        .SelectMany(room => Repository.Find(room).References)
        .Should().NotContain(PluginRooms);

    [Fact]
    public void Host_and_plugins_share_the_contracts_alone()
    {
        var ofHost = HostRooms.SelectMany(room => Repository.Find(room).Assembly.References).Concat(HostRooms);
        var ofPlugins = PluginRooms.SelectMany(room => Repository.Find(room).Assembly.References).Concat(PluginRooms);
        ofHost.Intersect(ofPlugins).Where(r => r.StartsWith("Flitch.", StringComparison.Ordinal)).Should().BeEquivalentTo("Flitch.Connectors.Abstractions");
    }

    [Fact]
    public void The_sandbox_shares_no_code_with_the_client()
    {
        var sandbox = Repository.Find("Flitch.Connectors.Kraken.Sandbox");
        sandbox.Assembly.References.Should().NotContain(["Flitch.Connectors.Kraken", "Flitch.Connectors.Rest"]);
        Repository.Find("Flitch.Connectors.Kraken").Assembly.References.Should().NotContain("Flitch.Connectors.Kraken.Sandbox");
        sandbox.LinkedSources.Should().BeEmpty();
    }

    [Fact]
    public void The_plugin_folder_holds_the_connector_its_sandbox_and_no_contracts()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Repository.Find("Flitch.Host").Assembly.Path)!, "plugins", "kraken");
        Directory.EnumerateFiles(folder, "*.dll").Select(Path.GetFileName).Should().BeEquivalentTo(
            "Flitch.Connectors.Kraken.dll", "Flitch.Connectors.Kraken.Sandbox.dll", "Flitch.Connectors.Rest.dll");
    }

    [Fact]
    public void A_connector_by_schema_alone_has_no_code() =>
        Repository.Find("Flitch.Connectors.KrakenPublic").Sources.Should().BeEmpty("its schema files are the whole connector");

    [Fact]
    public void No_object_is_named_in_the_connectors_code()
    {
        var objects = Directory.EnumerateFiles(Path.Combine(Repository.Root, "schemas", "kraken"), "*.json")
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => name != "connector")
            .Select(name => $"\"{name}\"")
            .ToArray();
        objects.Should().NotBeEmpty();
        Repository.Find("Flitch.Connectors.Kraken").Sources
            .Where(file => objects.Any(name => File.ReadAllText(file).Contains(name, StringComparison.Ordinal)))
            .Should().BeEmpty("objects live in their schema files");
    }
}

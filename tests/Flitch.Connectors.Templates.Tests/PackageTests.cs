using System.IO.Compression;
using System.Xml.Linq;

namespace Flitch.Connectors.Templates.Tests;

/// <summary>What the packages carry.</summary>
public sealed class PackageTests(ScratchRepository repository)
{
    public static TheoryData<string> Packages => [.. ScratchRepository.Packages];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_says_what_it_is(string name)
    {
        using var package = Open(name);
        using var manifest = package.Entries.Single(e => e.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var said = XDocument.Load(manifest).Root!.Elements().Single().Elements().ToDictionary(e => e.Name.LocalName, e => e.Value);

        said.Should().Contain("license", "Apache-2.0").And.Contain("readme", "README.md").And.ContainKeys("authors", "tags", "repository");
        said["description"].Should().Contain("Flitch").And.EndWith(".");
        Names(package).Should().Contain("README.md");
    }

    [Fact]
    public void The_one_package_of_a_connector_brings_engine_generator_grammar_and_build()
    {
        using var package = Open("Flitch.Connectors.Rest");

        Names(package).Should().Contain([
            "lib/net10.0/Flitch.Connectors.Rest.dll", "lib/net10.0/Flitch.Connectors.Rest.xml", "analyzers/dotnet/cs/Flitch.Connectors.Generators.dll",
            "build/Flitch.Connectors.Rest.props", "build/Flitch.Connectors.Rest.targets", "build/Flitch.Connectors.Generators.props",
            "schemas/object.schema.json", "schemas/connector.schema.json",
        ]);
        Names(package).Count(n => n.EndsWith(".dll", StringComparison.Ordinal)).Should().Be(2, "an analyzer brings no assemblies of its own");
    }

    [Theory]
    [InlineData("Flitch.Connectors.Abstractions")]
    [InlineData("Flitch.Connectors.Rest")]
    [InlineData("Flitch.Connectors.TestKit")]
    public void A_library_has_its_symbols(string name)
    {
        using var symbols = Open(name, "snupkg");

        Names(symbols).Should().Contain($"lib/net10.0/{name}.pdb");
    }

    [Fact]
    public void A_connector_of_this_repository_packs_into_its_plugin_folder()
    {
        using var package = Open("Flitch.Connectors.KrakenPublic");

        Names(package).Where(n => n.EndsWith(".dll", StringComparison.Ordinal) || n.EndsWith(".deps.json", StringComparison.Ordinal)).Should().BeEquivalentTo(
            "plugins/kraken_public/Flitch.Connectors.KrakenPublic.dll",
            "plugins/kraken_public/Flitch.Connectors.KrakenPublic.deps.json",
            "plugins/kraken_public/Flitch.Connectors.Rest.dll");
    }

    [Fact]
    public void A_connectors_sandbox_comes_with_it()
    {
        using var package = Open("Flitch.Connectors.Kraken");

        Names(package).Where(n => n.EndsWith(".dll", StringComparison.Ordinal)).Should().BeEquivalentTo(
            "plugins/kraken/Flitch.Connectors.Kraken.dll", "plugins/kraken/Flitch.Connectors.Kraken.Sandbox.dll", "plugins/kraken/Flitch.Connectors.Rest.dll");
        Names(package).Should().Contain("plugins/kraken/Flitch.Connectors.Kraken.Sandbox.deps.json");
    }

    private static IEnumerable<string> Names(ZipArchive package) => package.Entries.Select(e => e.FullName);

    private ZipArchive Open(string name, string kind = "nupkg") => ZipFile.OpenRead(Path.Combine(repository.Feed, $"{name}.{ScratchRepository.Version}.{kind}"));
}

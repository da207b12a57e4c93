using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Schema.Tests.Kraken;

/// <summary>The files of the Kraken connector have nothing to complain about, each and together.</summary>
public sealed class KrakenFilesTests
{
    [Fact]
    public void All_files_read_without_findings_each_and_together()
    {
        var connectorPath = Path.Combine(Repository.Kraken, SchemaReader.ConnectorFileName);
        var connector = SchemaReader.ReadConnector(connectorPath, File.ReadAllText(connectorPath));
        var objects = Repository.KrakenObjects.Select(f => SchemaReader.ReadObject(f, File.ReadAllText(f))).ToList();

        connector.Diagnostics.Should().BeEmpty();
        objects.SelectMany(o => o.Diagnostics).Should().BeEmpty();
        SchemaReader.CheckTogether(connector, objects).Should().BeEmpty();
        connector.Value.Should().NotBeNull();
        objects.Should().HaveCount(7).And.OnlyContain(o => o.Value != null);
    }
}

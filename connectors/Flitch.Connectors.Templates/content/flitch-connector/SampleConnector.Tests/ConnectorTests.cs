using Flitch.Connectors.Catalog;
using Xunit;

namespace Sample_Namespace.Tests;

/// <summary>What the host sees of the connector.</summary>
public sealed class ConnectorTests
{
    private static readonly ConnectorDescriptor Connector = new SampleTypePlugin().Descriptor;

    [Fact]
    public void It_is_called_as_its_folder_of_schema_files_is() => Assert.Equal("sample_connector", Connector.Name);

    [Fact]
    public void Every_object_has_a_key_of_its_own_columns() =>
        Assert.All(Connector.Objects, o => Assert.All(o.PrimaryKey, key => Assert.Contains(o.Columns, c => c.Name == key)));
}

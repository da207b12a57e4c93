using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Schema.Tests.Kraken;

/// <summary>The Kraken connector, read from its file.</summary>
internal static class KrakenConnector
{
    public static ReadResult<ConnectorSpec> Result()
    {
        var path = Path.Combine(Repository.Kraken, SchemaReader.ConnectorFileName);
        return SchemaReader.ReadConnector(path, File.ReadAllText(path));
    }

    public static ConnectorSpec Read() => Result().Value!;
}

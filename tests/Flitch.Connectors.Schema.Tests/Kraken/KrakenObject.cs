using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Schema.Tests.Kraken;

/// <summary>The objects of the Kraken connector, read from their files.</summary>
internal static class KrakenObject
{
    public static IReadOnlyList<ObjectSpec> All { get; } = [.. Repository.KrakenObjects.Select(Path.GetFileNameWithoutExtension).Select(n => Read(n!))];

    public static ObjectSpec Read(string name)
    {
        var path = Path.Combine(Repository.Kraken, name + ".json");
        return SchemaReader.ReadObject(path, File.ReadAllText(path)).Value!;
    }
}

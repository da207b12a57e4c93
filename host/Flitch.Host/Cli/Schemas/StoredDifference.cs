using Flitch.Connectors.Catalog;
using Flitch.Connectors.Schema.Model;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.Evolving;
using Flitch.Storage.Manifests;

namespace Flitch.Host.Cli.Schemas;

/// <summary>Compares schema files with what stored datasets were written with, which their manifests keep.</summary>
internal static class StoredDifference
{
    /// <summary>The differences, dataset by dataset.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="objects">The schemas of now; datasets of other connectors are left out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<ObjectDifference>> OfAsync(string dataFolder, IReadOnlyList<ObjectSpec> objects, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(dataFolder))
            return [];
        using var folder = DataFolder.Open(dataFolder, TimeProvider.System);
        var differences = new List<ObjectDifference>();
        foreach (var name in folder.ListDatasets())
        {
            if (await Dataset.ReadAsync(folder, name, cancellationToken) is { } manifest && objects.Any(o => o.Connector == manifest.Connector))
                differences.Add(Of(name, manifest, objects.FirstOrDefault(o => o.Connector == manifest.Connector && o.Name == manifest.Object)));
        }
        return differences;
    }

    private static ObjectDifference Of(DatasetName name, Manifest manifest, ObjectSpec? now)
    {
        var forecast = now is null ? null : SchemaForecast.Of(manifest, AsAsked(now, manifest));
        return new ObjectDifference(name.ToString(), now is null ? "removed" : forecast is { Converts: false } ? "same" : "changed", forecast, []);
    }

    // The form of the connection fills parameters; what it filled stands in the manifest.
    private static ObjectDescriptor AsAsked(ObjectSpec now, Manifest manifest) =>
        ObjectDescriptors.Of(now).For(manifest.PinnedParameters.ToDictionary(p => p.Key, p => p.Value));
}

using Flitch.Connectors;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Pipeline.Refreshing.Listings;

/// <summary>Looks at manifests where their trouble has been told elsewhere.</summary>
internal static class Peek
{
    /// <summary>The dataset's last commit; null when there is none or it cannot be read.</summary>
    public static async Task<Manifest?> ManifestAsync(DataFolder folder, DatasetName name)
    {
        try
        {
            return await Dataset.ReadAsync(folder, name, CancellationToken.None);
        }
        catch (FlitchException)
        {
            return null;
        }
    }
}

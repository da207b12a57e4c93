using Flitch.Connectors;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Datasets;

/// <summary>Looking at a dataset without its lock.</summary>
public static class Dataset
{
    /// <summary>The last commit, or null when there is no such dataset yet.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="name">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">Kind storage: the manifest is broken, missing beside its files, or of a newer Flitch.</exception>
    public static Task<Manifest?> ReadAsync(DataFolder folder, DatasetName name, CancellationToken cancellationToken) =>
        ManifestFile.ReadAsync(folder, name, cancellationToken);
}

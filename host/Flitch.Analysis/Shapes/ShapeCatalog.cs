using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Analysis.Shapes;

/// <summary>The shapes of all views of a data folder; a manifest is read again only after a commit. Safe for several threads.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="connectors">Finds a connector's schema by name; null where it is not there.</param>
public sealed class ShapeCatalog(DataFolder folder, Func<string, ConnectorDescriptor?> connectors)
{
    private readonly ManifestCache _manifests = new(folder);

    /// <summary>All shapes, by connection and dataset. What has no rows yet has none, and what is broken is left out.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<DatasetShape>> ListAsync(CancellationToken cancellationToken)
    {
        var all = new List<DatasetShape>();
        foreach (var name in folder.ListDatasets())
        {
            try
            {
                all.AddRange(await ListAsync(name, cancellationToken));
            }
            catch (FlitchException)
            {
                // Its own page tells what is wrong with it; the others are not hurt.
            }
        }

        return all;
    }

    /// <summary>One view's shape; null when there is none.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="view">The view's name: a dataset's, or one beside it such as <c>balance_history</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">Kind storage: its manifest cannot be read.</exception>
    public async Task<DatasetShape?> FindAsync(string connection, string view, CancellationToken cancellationToken)
    {
        foreach (var name in folder.ListDatasets().Where(n => n.Connection == connection && (n.Object == view || view.StartsWith(n.Object + "_", StringComparison.Ordinal))))
        {
            if ((await ListAsync(name, cancellationToken)).FirstOrDefault(s => s.View == view) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>A dataset's last commit; null when there is none.</summary>
    /// <param name="name">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">Kind storage: it cannot be read.</exception>
    public Task<Manifest?> ManifestAsync(DatasetName name, CancellationToken cancellationToken) => _manifests.ReadAsync(name, cancellationToken);

    /// <summary>The shapes of one dataset's views, that of its rows first; none before its first rows.</summary>
    /// <param name="name">Which.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">Kind storage: it cannot be read.</exception>
    public async Task<IReadOnlyList<DatasetShape>> ListAsync(DatasetName name, CancellationToken cancellationToken) =>
        await ManifestAsync(name, cancellationToken) is { } manifest ? [.. DatasetShapes.Of(manifest, connectors(manifest.Connector)?.FindObject(manifest.Object))] : [];
}

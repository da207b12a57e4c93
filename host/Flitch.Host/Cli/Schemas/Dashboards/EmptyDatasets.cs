using Flitch.Analysis.Shapes;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Schema.Model;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.Querying;

namespace Flitch.Host.Cli.Schemas.Dashboards;

/// <summary>All datasets of a connector as its schema files have them, with no rows: what a dashboard asks can be asked of them as of an account's own.</summary>
internal sealed class EmptyDatasets : IDisposable
{
    /// <summary>The connection's name.</summary>
    public const string Connection = "main";

    private readonly string _root;
    private readonly DataFolder _folder;

    private EmptyDatasets(string root, TimeProvider clock) => (_root, _folder) = (root, DataFolder.Open(root, clock));

    /// <summary>Asks them.</summary>
    public QueryEngine Engine => new(_folder);

    /// <summary>What they look like.</summary>
    public IReadOnlyList<DatasetShape> Shapes { get; private set; } = [];

    /// <summary>Makes them, in a folder that goes with them.</summary>
    /// <param name="connector">The connector's name.</param>
    /// <param name="objects">Its objects.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<EmptyDatasets> MakeAsync(string connector, IReadOnlyList<ObjectSpec> objects, TimeProvider clock, CancellationToken cancellationToken)
    {
        var made = new EmptyDatasets(Directory.CreateTempSubdirectory("flitch-validate-").FullName, clock);
        try
        {
            foreach (var descriptor in objects.Select(ObjectDescriptors.Of))
            {
                await made.MakeAsync(new ConnectionName(Connection, connector), descriptor, clock, cancellationToken);
            }

            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    private async Task MakeAsync(ConnectionName connection, ObjectDescriptor descriptor, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using (var writer = await DatasetWriter.OpenAsync(_folder, connection, descriptor, cancellationToken))
        {
            await (descriptor.Mode == Connectors.Catalog.RefreshMode.Snapshot
                ? writer.CommitSnapshotAsync(clock.GetUtcNow(), "validate", writer.Manifest.State, cancellationToken)
                : (Task)writer.CommitAsync(writer.Manifest.State, cancellationToken));
        }

        if (await new ShapeCatalog(_folder, static _ => null).ManifestAsync(new DatasetName(Connection, descriptor.Name), cancellationToken) is { } manifest)
        {
            Shapes = [.. Shapes, .. DatasetShapes.Of(manifest, descriptor)];
        }
    }
}

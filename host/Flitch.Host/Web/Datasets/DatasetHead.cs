using Flitch.Analysis.Shapes;
using Flitch.Pipeline.Status;
using Flitch.Storage.Manifests;

namespace Flitch.Host.Web.Datasets;

/// <summary>What every page of a dataset knows of it.</summary>
/// <param name="Shape">The view that is looked at.</param>
/// <param name="Views">All views of the dataset.</param>
/// <param name="Manifest">Its last commit.</param>
/// <param name="Connection">How the connection stands.</param>
/// <param name="Status">How the dataset stands.</param>
public sealed record DatasetHead(DatasetShape Shape, IReadOnlyList<DatasetShape> Views, Manifest Manifest, ConnectionStatus Connection, DatasetStatus? Status)
{
    /// <summary>Rows of the view.</summary>
    public long Rows => Manifest.Files.Where(f => f.Role == Shape.Role).Sum(f => f.Rows);
}

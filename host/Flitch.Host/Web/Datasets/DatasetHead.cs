using System.Security.Cryptography;
using System.Text;
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

    /// <summary>Changes whenever the view's rows do: a short text for addresses.</summary>
    public string Stamp => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Manifest.Files.Where(f => f.Role == Shape.Role).Select(f => f.Path)))), 0, 6);
}

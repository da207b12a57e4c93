using Flitch.Storage.Datasets;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;
using Flitch.Storage.Views;

namespace Flitch.Storage.Querying;

/// <summary>One dataset's views over the very files of one commit.</summary>
/// <param name="Name">Which dataset.</param>
/// <param name="Manifest">The commit.</param>
/// <param name="Files">Its files, absolute.</param>
/// <param name="Views">Its views, each with the statement that makes it.</param>
internal sealed record DatasetPlan(DatasetName Name, Manifest Manifest, IReadOnlyList<string> Files, IReadOnlyList<(DatasetView View, string Sql)> Views)
{
    /// <summary>Plans a commit whose files are all there.</summary>
    /// <exception cref="Flitch.Connectors.FlitchException">One is missing.</exception>
    public static DatasetPlan Of(DataFolder folder, DatasetName name, Manifest manifest)
    {
        var paths = new DatasetPaths(folder, name);
        var files = manifest.Files.Locate(paths);
        return new(name, manifest, files, [.. ViewCatalog.Of(manifest).Select(v => (v, ViewSql.Create(v, Source(v, paths))))]);
    }

    private static string Source(DatasetView view, DatasetPaths paths) => ViewSql.Source(view, ParquetSql.List(view.Files.Select(f => paths.Absolute(f.Path))));
}

using System.Text;
using Flitch.Connectors;
using Flitch.DuckDb;
using Flitch.Storage.Datasets;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Views;

/// <summary><c>views.sql</c>: every dataset as a view, for anyone's DuckDB (<c>duckdb -init views.sql</c>).</summary>
public static class ViewsFile
{
    private const string Header =
        """
        -- Every dataset of this data folder as a view. Written by Flitch; run it again after a dataset was added or its columns changed.
        -- It reads links beside the datasets' own files: a query during a commit may see some of it; run again, it is right.
        """;

    /// <summary>
    /// Writes the file anew from the manifests that are there, and puts it into place by a rename. Wanted after a dataset appeared, vanished, or changed
    /// its schema, not after every commit. A dataset whose manifest is broken is left out.
    /// </summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="cancellationToken">Gives up; the old file stands.</param>
    /// <exception cref="FlitchException">Kind storage: the file cannot be written.</exception>
    public static async Task WriteAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        var views = new List<(DatasetView View, string Source)>();
        foreach (var name in folder.ListDatasets())
        {
            if (await TryReadAsync(folder, name, cancellationToken) is { } manifest)
            {
                views.AddRange(ViewCatalog.Of(manifest).Select(v => (v, ViewSql.Source(v, Glob(folder, v)))));
            }
        }

        var text = string.Join("\n", Statements(views).Select(s => s + ";").Prepend(Header)) + "\n";
        DiskGuard.Run(folder.ViewsPath, () => Disk.Replace(folder.ViewsPath, Encoding.UTF8.GetBytes(text), point => folder.Reached("views " + point)));
    }

    private static IEnumerable<string> Statements(List<(DatasetView View, string Source)> views)
    {
        var unions = views.GroupBy(v => (v.View.Connector, v.View.Name)).Select(g => g.ToList()).ToList();
        return
        [
            .. views.Select(v => v.View.Connection).Concat(views.Select(v => v.View.Connector)).Distinct().Select(ViewSql.Schema),
            .. views.SelectMany(v => ViewSql.Comments(v.View.Connection, v.View).Prepend(ViewSql.Create(v.View, v.Source))),
            .. unions.SelectMany(u => ViewSql.Comments(u[0].View.Connector, u[0].View).Prepend(ViewSql.CreateUnion(u))),
        ];
    }

    private static string Glob(DataFolder folder, DatasetView view)
    {
        var root = ParquetSql.Escape(folder.ConnectionsPath.Replace(Path.DirectorySeparatorChar, '/'));
        return SqlText.Literal($"{root}/{view.Links}");
    }

    private static async Task<Manifest?> TryReadAsync(DataFolder folder, DatasetName name, CancellationToken cancellationToken)
    {
        try
        {
            return await ManifestFile.ReadAsync(folder, name, cancellationToken);
        }
        catch (FlitchException)
        {
            return null;
        }
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Folders;

/// <summary>Where a dataset's files stand.</summary>
internal sealed partial class DatasetPaths(DataFolder folder, DatasetName name)
{
    public const string ManifestName = "_flitch.json";
    public const string DefaultPartition = "__HIVE_DEFAULT_PARTITION__";

    public DatasetName Name => name;

    /// <summary>The dataset's folder of manifest and links.</summary>
    public string Home { get; } = Path.Combine(folder.ConnectionsPath, name.Connection, name.Object);

    public string Manifest => Path.Combine(Home, ManifestName);

    public string Lock => Path.Combine(Home, "_lock");

    public static IReadOnlyList<DatasetName> List(DataFolder folder)
    {
        if (!Directory.Exists(folder.ConnectionsPath))
        {
            return [];
        }

        var names = from connection in Directory.EnumerateDirectories(folder.ConnectionsPath)
                    from dataset in Directory.EnumerateDirectories(connection)
                    let found = new DatasetName(Path.GetFileName(connection), Path.GetFileName(dataset))
                    where Slug().IsMatch(found.Connection) && Slug().IsMatch(found.Object) && File.Exists(Path.Combine(dataset, ManifestName))
                    orderby found.Connection, found.Object
                    select found;
        return [.. names];
    }

    /// <summary>Folders under <c>files/</c> and <c>connections/</c> that are this dataset's: its own, and those of history, snapshots and removed rows.</summary>
    public IEnumerable<string> AllFolders(string root) =>
        Enum.GetValues<FileRole>().Select(Suffix).Distinct().Select(suffix => Path.Combine(root, name.Connection, name.Object + suffix));

    /// <summary>The folder of a file, relative to <c>files/</c> or <c>connections/</c>, with <c>/</c>.</summary>
    public string RelativeFolder(FileRole role, DateOnly? partition, string key)
    {
        var home = $"{name.Connection}/{name.Object}{Suffix(role)}";
        return role == FileRole.Current ? home : $"{home}/{key}={Value(partition)}";
    }

    /// <summary>The name of the link beside others' tools' eyes.</summary>
    public static string LinkName(LiveFile file) => file switch
    {
        { Role: FileRole.Current } => "current.parquet",
        { Day: { } day } => $"day-{Value(day)}.parquet",
        _ => "data.parquet",
    };

    /// <summary>Where the link of a live file stands: its folder under <c>files/</c>, mirrored under <c>connections/</c>.</summary>
    public string Link(LiveFile file) =>
        Path.Combine(folder.ConnectionsPath, ToNative(file.Path[..file.Path.LastIndexOf('/')]), LinkName(file));

    public string Absolute(string relative) => Path.Combine(folder.FilesPath, ToNative(relative));

    private static string ToNative(string relative) => relative.Replace('/', Path.DirectorySeparatorChar);

    private static string Value(DateOnly? partition) => partition?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? DefaultPartition;

    private static string Suffix(FileRole role) => role switch
    {
        FileRole.History => "_history",
        FileRole.Snapshots => "_snapshots",
        FileRole.Removed => "_removed",
        _ => "",
    };

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Slug();
}

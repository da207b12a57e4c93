namespace Flitch.Pipeline.Plugins;

/// <summary>What the plugin folder holds at one moment: each plugin's folder by name, with a fingerprint of its files.</summary>
internal sealed class PluginScan
{
    private PluginScan(IReadOnlyDictionary<string, string> folders, IReadOnlySet<string> unsettled)
    {
        Folders = folders;
        Unsettled = unsettled;
    }

    /// <summary>Names, sizes and times of a plugin's files, by the name of its folder.</summary>
    public IReadOnlyDictionary<string, string> Folders { get; }

    /// <summary>Folders that are being written: nothing can be said of them yet.</summary>
    public IReadOnlySet<string> Unsettled { get; }

    /// <summary>Whether a folder is there, and not being written.</summary>
    public bool Has(string name) => Folders.ContainsKey(name) && !Unsettled.Contains(name);

    /// <summary>Looks. A folder whose name begins with a dot is none of a plugin: an installation in the making, say.</summary>
    /// <returns>Null when the plugin folder is missing or cannot be read, as when its disk is gone for a while: that is no reason to drop what is loaded.</returns>
    public static PluginScan? Of(string root)
    {
        try
        {
            var folders = Directory.EnumerateDirectories(root).Select(f => Path.GetFileName(f)!).Where(n => !n.StartsWith('.'));
            return new PluginScan(folders.ToDictionary(n => n, n => Fingerprint(Path.Combine(root, n)), StringComparer.Ordinal), new HashSet<string>());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Tells builds of a plugin apart, without reading them.</summary>
    public static string Fingerprint(string folder)
    {
        try
        {
            var files = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories);
            return string.Join('\n', files.Select(f => FormattableString.Invariant($"{Path.GetRelativePath(folder, f.FullName)}|{f.Length}|{f.LastWriteTimeUtc.Ticks}")).Order(StringComparer.Ordinal));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>This scan, with what is otherwise than in an earlier one marked as unsettled.</summary>
    public PluginScan Since(PluginScan earlier) => new(
        Folders, Folders.Keys.Union(earlier.Folders.Keys).Where(n => Folders.GetValueOrDefault(n) != earlier.Folders.GetValueOrDefault(n)).ToHashSet(StringComparer.Ordinal));
}

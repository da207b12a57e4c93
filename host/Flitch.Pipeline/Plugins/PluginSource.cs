using System.IO.Compression;
using Flitch.Connectors;

namespace Flitch.Pipeline.Plugins;

/// <summary>What a plugin comes in: a folder, or a package that holds one.</summary>
internal static class PluginSource
{
    private const string Within = "plugins/";

    /// <summary>Copies the plugin's files into a folder that is not there yet.</summary>
    /// <exception cref="FlitchException">The source is neither (usage).</exception>
    public static void Unpack(string source, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        if (Directory.Exists(source))
        {
            CopyFolder(source, folder, cancellationToken);
            return;
        }

        try
        {
            using var package = ZipFile.OpenRead(source);
            Extract(source, package, folder, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw Wrong(source, e is InvalidDataException ? "is neither a folder nor a package" : "is not there");
        }
    }

    private static void CopyFolder(string source, string folder, CancellationToken cancellationToken)
    {
        if (!Directory.EnumerateFiles(source, "*.deps.json").Any())
        {
            throw Wrong(source, "holds no plugin: there is no .deps.json in it");
        }

        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            File.Copy(file, Place(folder, Path.GetRelativePath(source, file)));
        }
    }

    private static void Extract(string source, ZipArchive package, string folder, CancellationToken cancellationToken)
    {
        var entries = package.Entries.Where(e => e.FullName.StartsWith(Within, StringComparison.Ordinal) && e.FullName.IndexOf('/', Within.Length) > 0 && e.Name.Length > 0).ToList();
        var plugins = entries.Select(e => e.FullName.Split('/')[1]).Distinct(StringComparer.Ordinal).ToList();
        if (plugins.Count != 1)
        {
            throw Wrong(source, plugins.Count == 0 ? $"holds no plugin: there is nothing below {Within}" : $"holds several plugins: {string.Join(", ", plugins)}");
        }

        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = entry.FullName[(Within.Length + plugins[0].Length + 1)..];
            entry.ExtractToFile(IsBelow(folder, name) ? Place(folder, name) : throw Wrong(source, $"names a file outside of its folder: {entry.FullName}"));
        }
    }

    /// <summary>A package can be made by anybody: names with <c>..</c> or a root would land anywhere.</summary>
    private static bool IsBelow(string folder, string name) =>
        Path.GetFullPath(Path.Combine(folder, name)).StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Place(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private static FlitchException Wrong(string source, string what) => new(
        "plugin:no-plugin", ErrorKind.Usage, $"{source} {what}.", "Give the folder that dotnet build leaves (bin/Release/net10.0), or the package that dotnet pack makes.");
}

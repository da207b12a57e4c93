using System.Globalization;
using Flitch.Storage.Errors;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Files;

/// <summary>Reckoning with the files of a manifest.</summary>
internal static class LiveFiles
{
    public static ulong Hash(this LiveFile file) => ulong.Parse(file.RowHash, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    public static FileFigures Figures(this LiveFile file) => new(file.Rows, file.First, file.Last, file.Hash()) { Days = file.Rows == 0 ? DaySums.Empty : file.Days };

    /// <summary>Absolute paths of files that are certainly there.</summary>
    /// <exception cref="Flitch.Connectors.FlitchException">One is missing.</exception>
    public static IReadOnlyList<string> Locate(this IEnumerable<LiveFile> files, DatasetPaths paths)
    {
        var located = files.Select(f => paths.Absolute(f.Path)).ToList();
        return located.Find(p => !File.Exists(p)) is { } missing ? throw StorageErrors.MissingFile(paths.Name.ToString(), missing) : located;
    }
}

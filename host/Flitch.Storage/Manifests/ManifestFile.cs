using System.Text.Json;
using Flitch.Storage.Datasets;
using Flitch.Storage.Errors;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;

namespace Flitch.Storage.Manifests;

/// <summary>Reading <c>_flitch.json</c>, and the rename that commits.</summary>
internal static class ManifestFile
{
    private const int MostFilesBeforeCommit = 3;

    public static async Task<Manifest?> ReadAsync(DataFolder folder, DatasetName name, CancellationToken cancellationToken)
    {
        var paths = new DatasetPaths(folder, name);
        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(paths.Manifest, cancellationToken);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return HadCommits(folder, paths) ? throw StorageErrors.MissingManifest(paths.Manifest) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StorageErrors.BrokenManifest(paths.Manifest, error.Message, error);
        }

        return Parse(paths.Manifest, content);
    }

    public static void Commit(DataFolder folder, DatasetPaths paths, Manifest manifest)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestJson.Default.Manifest);
        Disk.Replace(paths.Manifest, content, point => folder.Reached("manifest " + point));
    }

    private static Manifest Parse(string path, byte[] content)
    {
        try
        {
            CheckFormat(path, content);
            var manifest = JsonSerializer.Deserialize(content, ManifestJson.Default.Manifest) ?? throw new JsonException("it holds null.");
            return ManifestCheck.FirstFault(manifest) is { } fault ? throw StorageErrors.BrokenManifest(path, fault) : manifest;
        }
        catch (JsonException error)
        {
            throw StorageErrors.BrokenManifest(path, error.Message, error);
        }
    }

    private static void CheckFormat(string path, byte[] content)
    {
        using var document = JsonDocument.Parse(content);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.Number || !format.TryGetInt32(out var number))
        {
            throw StorageErrors.BrokenManifest(path, "it does not say its format.");
        }

        if (number > Manifest.CurrentFormat)
        {
            throw StorageErrors.NewerManifest(path, number, Manifest.CurrentFormat);
        }
    }

    // Links appear after the first commit, and before it there are no more files than the empty ones: so a lost manifest is told from a dataset that never was.
    private static bool HadCommits(DataFolder folder, DatasetPaths paths) =>
        (Directory.Exists(paths.Home) && Directory.EnumerateFiles(paths.Home, "*.parquet", SearchOption.AllDirectories).Any())
        || FileSweep.OnDisk(folder, paths).Skip(MostFilesBeforeCommit).Any();
}

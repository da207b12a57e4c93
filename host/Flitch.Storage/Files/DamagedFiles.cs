using System.Data.Common;
using Flitch.Connectors;
using Flitch.Storage.Errors;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Files;

/// <summary>Tells an error of DuckDB's that names a live file: the file is damaged, or has gone while it was read.</summary>
internal static class DamagedFiles
{
    /// <summary>Runs what reads and writes a dataset; DuckDB's and the disk's errors come out in a person's words.</summary>
    public static Task<T> GuardAsync<T>(string root, DatasetPaths paths, Func<Manifest> manifest, Func<Task<T>> action) => DiskGuard.RunAsync(root, async () =>
    {
        try
        {
            return await action();
        }
        catch (DbException error) when (Tell(error, manifest().Files, paths) is { } told)
        {
            throw told;
        }
    });

    private static FlitchException? Tell(DbException error, IEnumerable<LiveFile> files, DatasetPaths paths)
    {
        var text = error.Message.Split("\n\nLINE ")[0]; // the statement that follows names every file that it reads
        var path = files.Select(f => paths.Absolute(f.Path)).FirstOrDefault(p => text.Contains(p, StringComparison.Ordinal));
        return path is null ? null
            : File.Exists(path) ? StorageErrors.UnreadableFile(paths.Name.ToString(), path, text, error)
            : StorageErrors.MissingFile(paths.Name.ToString(), path);
    }
}

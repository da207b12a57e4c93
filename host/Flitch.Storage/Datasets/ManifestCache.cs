using System.Collections.Concurrent;
using Flitch.Connectors;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Datasets;

/// <summary>
/// Looks at datasets again and again, and reads only what was committed meanwhile: a manifest is known by the time and size of its file. Safe for several threads.
/// </summary>
/// <param name="folder">The data folder.</param>
public sealed class ManifestCache(DataFolder folder)
{
    /// <summary>
    /// A file's time has the grain of the system's clock (that one, whatever clock commits have): two commits within it may look alike, so a file that is as young as this
    /// is read anew.
    /// </summary>
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<DatasetName, Known> _known = new();

    /// <summary>The last commit, as <see cref="Dataset.ReadAsync"/> tells it.</summary>
    /// <param name="name">Which dataset.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FlitchException">Kind storage: the manifest is broken, missing beside its files, or of a newer Flitch.</exception>
    public async Task<Manifest?> ReadAsync(DatasetName name, CancellationToken cancellationToken)
    {
        // The stamp first, then the content: a commit in between is seen by the next look.
        var stamp = Stamp(new FileInfo(new DatasetPaths(folder, name).Manifest));
        if (stamp is not null && _known.TryGetValue(name, out var known) && known.Stamp == stamp)
        {
            return known.Manifest;
        }

        var manifest = await Dataset.ReadAsync(folder, name, cancellationToken);
        if (stamp is { } settled && manifest is not null && TimeProvider.System.GetUtcNow().UtcDateTime - settled.Written > Grain)
        {
            _known[name] = new Known(settled, manifest);
        }
        else
        {
            _known.TryRemove(name, out _);
        }

        return manifest;
    }

    private static FileStamp? Stamp(FileInfo file) => file.Exists ? new FileStamp(file.LastWriteTimeUtc, file.Length) : null;

    private readonly record struct FileStamp(DateTime Written, long Length);

    private sealed record Known(FileStamp Stamp, Manifest Manifest);
}

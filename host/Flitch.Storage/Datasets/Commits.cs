using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Datasets;

/// <summary>The one rename that commits, and what comes after it and may fail without harm.</summary>
internal static class Commits
{
    /// <summary>Commits a manifest.</summary>
    /// <returns>What did not succeed after the commit, in a person's words; null when all did.</returns>
    public static string? Make(
        DataFolder folder, DatasetPaths paths, Manifest next, IReadOnlyList<SupersededFile> superseded, IReadOnlyCollection<LiveFile>? repair = null)
    {
        ManifestFile.Commit(folder, paths, next);
        return Tidy(folder, paths, next, superseded, repair);
    }

    /// <summary>Renews the links and removes superseded files that are due.</summary>
    public static string? Tidy(
        DataFolder folder, DatasetPaths paths, Manifest manifest, IReadOnlyList<SupersededFile> superseded, IReadOnlyCollection<LiveFile>? repair = null)
    {
        try
        {
            LinkRenewal.Renew(folder, paths, manifest, repair);
            folder.Reached("links renewed");
            FileSweep.RemoveDue(paths, superseded, folder.Clock.GetUtcNow());
            folder.Reached("swept");
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The rows are committed; the next commit or the next writer tries again.
            return $"The rows are safe, but the links under {paths.Home} could not be renewed: {error.Message}";
        }
    }
}

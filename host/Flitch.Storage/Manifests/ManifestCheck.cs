namespace Flitch.Storage.Manifests;

/// <summary>What JSON alone does not see: a manifest edited by hand must not lead anywhere else, nor count a file twice.</summary>
internal static class ManifestCheck
{
    /// <summary>The first fault as a sentence, or null.</summary>
    public static string? FirstFault(Manifest manifest)
    {
        if (manifest.Columns.Count == 0)
        {
            return "it lists no columns.";
        }

        if (manifest.PrimaryKey.Append(manifest.Cursor).FirstOrDefault(name => name is not null && manifest.Columns.All(c => c.Name != name)) is { } missing)
        {
            return $"its key or cursor names a column '{missing}' that it does not list.";
        }

        var paths = manifest.Files.Select(f => f.Path).ToList();
        if (paths.Concat(manifest.Superseded.Select(f => f.Path)).FirstOrDefault(p => !IsOwn(manifest, p)) is { } foreign)
        {
            return $"it names a file outside its own folder: {foreign}.";
        }

        return paths.Count != paths.Distinct(StringComparer.Ordinal).Count() ? "it names one file twice." : null;
    }

    private static bool IsOwn(Manifest manifest, string path) =>
        path.StartsWith($"{manifest.Connection}/{manifest.Object}", StringComparison.Ordinal)
        && !path.Split('/').Contains("..") && path.EndsWith(".part", StringComparison.Ordinal);
}

namespace Flitch.Testing;

/// <summary>A connector's folder with one mistake in it.</summary>
/// <param name="Id">The finding's id.</param>
/// <param name="Folder">The folder's name, and the connector's.</param>
/// <param name="Files">Its files, by name.</param>
/// <param name="Finding">What has to be said, as <c>moves.json(32,1): error FLT1001: …</c>; nothing else may be.</param>
public sealed record FindingCase(string Id, string Folder, IReadOnlyDictionary<string, byte[]> Files, string Finding)
{
    /// <summary>The finding with the folder before the file.</summary>
    public string Line => Folder + "/" + Finding;

    /// <summary>Writes the folder.</summary>
    /// <param name="root">The folder above it.</param>
    public void Write(string root)
    {
        Directory.CreateDirectory(Path.Combine(root, Folder));
        foreach (var (name, bytes) in Files)
        {
            File.WriteAllBytes(Path.Combine(root, Folder, name), bytes);
        }
    }
}

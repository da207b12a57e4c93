using Flitch.Storage.Manifests;

namespace Flitch.Storage.Files;

/// <summary>A manifest's files while a commit is being made.</summary>
internal sealed class FileChanges(IReadOnlyList<LiveFile> files, long nextFile)
{
    private readonly List<LiveFile> _files = [.. files];
    private readonly List<LiveFile> _written = [];
    private readonly List<LiveFile> _dropped = [];

    public IReadOnlyList<LiveFile> Files => _files;

    /// <summary>The number that the next file gets.</summary>
    public long NextFile { get; private set; } = nextFile;

    /// <summary>Files written by this commit.</summary>
    public IReadOnlyList<LiveFile> Written => _written;

    /// <summary>Files that this commit leaves behind.</summary>
    public IReadOnlyList<LiveFile> Dropped => _dropped;

    public long Bytes => _written.Sum(f => f.Bytes);

    /// <summary>Takes a file over from another dataset's manifest, as it is.</summary>
    public void Keep(LiveFile file) => _files.Add(file);

    /// <summary>Puts a file in the place of another; either may be missing.</summary>
    public void Replace(LiveFile? old, LiveFile? written)
    {
        if (old is not null)
        {
            _files.Remove(old);
            _dropped.Add(old);
        }

        if (written is not null)
        {
            _files.Add(written);
            _written.Add(written);
            NextFile++;
        }
    }
}

namespace Flitch.Storage.Tests.Crashes;

/// <summary>Copies of a data folder as a crash would leave it: one at each named point of a commit.</summary>
public sealed class CrashImages(string root)
{
    private readonly string _images = root + "-images";

    public IReadOnlyList<(string Point, string Path)> All => _all;

    private readonly List<(string Point, string Path)> _all = [];

    public void Take(string point)
    {
        var image = Path.Combine(_images, $"{_all.Count:000}");
        Copy(new DirectoryInfo(root), image);
        _all.Add((point, image));
    }

    public void Delete()
    {
        if (Directory.Exists(_images))
        {
            Directory.Delete(_images, recursive: true);
        }
    }

    // A dead process holds no lock, so locks are not copied: only their files, empty.
    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            var target = Path.Combine(to, file.Name);
            if (file.Name.EndsWith("lock", StringComparison.Ordinal))
            {
                File.WriteAllBytes(target, []);
            }
            else
            {
                file.CopyTo(target);
            }
        }

        foreach (var folder in from.EnumerateDirectories())
        {
            Copy(folder, Path.Combine(to, folder.Name));
        }
    }
}

using Flitch.Connectors;

namespace Flitch.Pipeline.Plugins;

/// <summary>
/// The plugin folder while one installation changes it, and no other. What comes and what goes lies there under names with a dot, which nobody loads; whatever an
/// installation that was cut off left is put right by the next one.
/// </summary>
internal sealed class InstallationPlace : IDisposable
{
    private const string Outgoing = ".outgoing-";
    private readonly string _root;
    private readonly FileStream _lock;

    private InstallationPlace(string root, FileStream held)
    {
        _root = root;
        _lock = held;
    }

    /// <summary>Where a plugin is put together.</summary>
    public string Incoming => Path.Combine(_root, ".incoming");

    /// <exception cref="IOException">Another installation goes on, or the folder cannot be written.</exception>
    public static InstallationPlace Open(string root)
    {
        Directory.CreateDirectory(root);
        try
        {
            var place = new InstallationPlace(root, new FileStream(Path.Combine(root, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            place.Recover();
            return place;
        }
        catch (IOException e) when (FileSharing.IsLocked(e))
        {
            throw new FlitchException(
                "plugin:busy", ErrorKind.Storage, $"Another installation goes on in {root}.", "Wait until it has ended, then try again.", e);
        }
    }

    /// <summary>Puts what came into its place, over whatever is there.</summary>
    public string Take(string name)
    {
        var folder = Path.Combine(_root, name);
        var old = Path.Combine(_root, Outgoing + name);
        if (Directory.Exists(folder))
        {
            Directory.Move(folder, old);
        }

        try
        {
            Directory.Move(Incoming, folder);
        }
        catch
        {
            Recover();
            throw;
        }

        Delete(old);
        return folder;
    }

    /// <summary>Takes a folder away.</summary>
    public string Remove(string name)
    {
        var folder = Path.Combine(_root, name);
        Directory.Move(folder, Incoming);
        Delete(Incoming);
        return folder;
    }

    public void Dispose()
    {
        Delete(Incoming);
        _lock.Dispose();
    }

    /// <summary>Brings back what was moved away for something that never came.</summary>
    private void Recover()
    {
        foreach (var old in Directory.EnumerateDirectories(_root, Outgoing + "*").ToList())
        {
            var folder = Path.Combine(_root, Path.GetFileName(old)[Outgoing.Length..]);
            if (Directory.Exists(folder))
            {
                Delete(old);
            }
            else
            {
                Directory.Move(old, folder);
            }
        }

        Delete(Incoming);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

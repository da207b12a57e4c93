using System.Linq;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>The names that a schema file's path gives, on every system's separators.</summary>
internal static class FileNames
{
    /// <summary><c>ledgers</c> of <c>schemas/kraken/ledgers.json</c>.</summary>
    public static string Stem(string path)
    {
        var name = Parts(path).Last();
        var dot = name.LastIndexOf('.');
        return dot < 0 ? name : name.Substring(0, dot);
    }

    /// <summary><c>kraken</c> of <c>schemas/kraken/ledgers.json</c>; empty without a folder.</summary>
    public static string Folder(string path)
    {
        var parts = Parts(path);
        return parts.Length < 2 ? "" : parts[parts.Length - 2];
    }

    /// <summary>Whether a name is one for commands, folders and SQL: small letters, digits and <c>_</c>, a letter first.</summary>
    public static bool IsSlug(string name) =>
        name.Length > 0 && name[0] is >= 'a' and <= 'z' && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');

    private static string[] Parts(string path) => path.Split('/', '\\');
}

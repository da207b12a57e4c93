using System;
using System.Linq;

namespace Flitch.Connectors.Schema.Reading;

/// <summary>Which files are schema files: the compiler and <c>flitch schema</c> go by the same rules.</summary>
public static class SchemaFiles
{
    private const string GrammarSuffix = ".schema.json";

    /// <summary>Whether a file can be one of ours: JSON, and not the grammar itself.</summary>
    /// <param name="path">Any path.</param>
    public static bool IsCandidate(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(GrammarSuffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a path names a connector's file.</summary>
    /// <param name="path">Any path.</param>
    public static bool IsConnector(string path) =>
        string.Equals(path.Substring(LastSeparator(path) + 1), SchemaReader.ConnectorFileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text is an object's even without a connector's file beside it, which is then reported.</summary>
    /// <param name="text">A candidate's text.</param>
    public static bool LooksLikeObject(string text) => text.IndexOf("\"x-flitch\"", StringComparison.Ordinal) >= 0;

    /// <summary>The folder of a path, with forward slashes: all files of one connector have the same.</summary>
    /// <param name="path">Any path.</param>
    public static string FolderOf(string path) => path.Substring(0, Math.Max(0, LastSeparator(path))).Replace('\\', '/');

    /// <summary>A path's last two parts, <c>kraken/ledgers.json</c>: short, and the same wherever the working copy lies.</summary>
    /// <param name="path">Any path.</param>
    public static string Short(string path)
    {
        var parts = path.Split('/', '\\');
        return string.Join("/", parts.Skip(Math.Max(0, parts.Length - 2)));
    }

    private static int LastSeparator(string path) => Math.Max(path.LastIndexOf('/'), path.LastIndexOf('\\'));
}

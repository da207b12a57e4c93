using System;
using System.Threading;
using Flitch.Connectors.Schema.Reading;
using Microsoft.CodeAnalysis;

namespace Flitch.Connectors.Generators.Pipeline;

/// <summary>A schema file: equal when path and text are.</summary>
/// <param name="Path">As the compiler was given it.</param>
/// <param name="Text">Its text.</param>
public sealed record SchemaFile(string Path, string Text)
{
    private const string GrammarSuffix = ".schema.json";

    /// <summary>The folder, with forward slashes: all files of one connector have the same.</summary>
    public string Folder => FolderOf(Path);

    /// <summary>Whether it describes the connector rather than an object.</summary>
    public bool IsConnector => IsConnectorFile(Path);

    /// <summary>Whether it is an object's file even without a connector's beside it, which is then reported.</summary>
    public bool LooksLikeObject => Text.IndexOf("\"x-flitch\"", StringComparison.Ordinal) >= 0;

    /// <summary>Whether a file can be one of ours: JSON, and not the grammar itself.</summary>
    /// <param name="file">Any additional file.</param>
    public static bool IsCandidate(AdditionalText file) =>
        file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !file.Path.EndsWith(GrammarSuffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a path names a connector's file.</summary>
    /// <param name="path">Any path.</param>
    public static bool IsConnectorFile(string path) =>
        string.Equals(path.Substring(LastSeparator(path) + 1), SchemaReader.ConnectorFileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>The folder of a path, with forward slashes.</summary>
    /// <param name="path">Any path.</param>
    public static string FolderOf(string path) => path.Substring(0, Math.Max(0, LastSeparator(path))).Replace('\\', '/');

    /// <summary>Takes a file's text; a file that cannot be read is empty, which is reported as not being JSON.</summary>
    /// <param name="file">A candidate.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static SchemaFile From(AdditionalText file, CancellationToken cancellationToken) =>
        new(file.Path, file.GetText(cancellationToken)?.ToString() ?? "");

    private static int LastSeparator(string path) => Math.Max(path.LastIndexOf('/'), path.LastIndexOf('\\'));
}

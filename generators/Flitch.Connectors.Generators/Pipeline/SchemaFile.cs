using System.Threading;
using Flitch.Connectors.Schema.Reading;
using Microsoft.CodeAnalysis;

namespace Flitch.Connectors.Generators.Pipeline;

/// <summary>A schema file: equal when path and text are.</summary>
/// <param name="Path">As the compiler was given it.</param>
/// <param name="Text">Its text.</param>
public sealed record SchemaFile(string Path, string Text)
{
    /// <summary>The folder, with forward slashes: all files of one connector have the same.</summary>
    public string Folder => SchemaFiles.FolderOf(Path);

    /// <summary>Whether it describes the connector rather than an object.</summary>
    public bool IsConnector => SchemaFiles.IsConnector(Path);

    /// <summary>Whether it is an object's file even without a connector's beside it, which is then reported.</summary>
    public bool LooksLikeObject => SchemaFiles.LooksLikeObject(Text);

    /// <summary>Whether a file can be one of ours.</summary>
    /// <param name="file">Any additional file.</param>
    public static bool IsCandidate(AdditionalText file) => SchemaFiles.IsCandidate(file.Path);

    /// <summary>Takes a file's text; a file that cannot be read is empty, which is reported as not being JSON.</summary>
    /// <param name="file">A candidate.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static SchemaFile From(AdditionalText file, CancellationToken cancellationToken) =>
        new(file.Path, file.GetText(cancellationToken)?.ToString() ?? "");
}

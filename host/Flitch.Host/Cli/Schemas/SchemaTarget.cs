using System.Text.RegularExpressions;
using Flitch.Connectors;

namespace Flitch.Host.Cli.Schemas;

/// <summary>What an inferred object is called, and where its file goes.</summary>
/// <param name="Object">The object's name.</param>
/// <param name="File">The file; null for standard output.</param>
internal sealed partial record SchemaTarget(string Object, string? File)
{
    /// <summary>The folder of the file; null for standard output.</summary>
    public string? Folder => File is null ? null : Path.GetDirectoryName(Path.GetFullPath(File));

    /// <summary>Decides.</summary>
    /// <param name="name">What <c>--object</c> says, or null.</param>
    /// <param name="output">What <c>--out</c> says, or null.</param>
    /// <param name="sample">The first sample's name.</param>
    /// <exception cref="FlitchException">The name can be no object's.</exception>
    public static SchemaTarget Of(string? name, string? output, string sample)
    {
        var isFolder = output is not null && (Directory.Exists(output) || Path.EndsInDirectorySeparator(output));
        var chosen = name ?? (output is null || isFolder ? Snake(CallOf(sample) ?? "object") : Path.GetFileNameWithoutExtension(output));
        if (!Slug().IsMatch(chosen))
            throw new FlitchException("infer:name", ErrorKind.Usage, $"\"{chosen}\" cannot be an object's name.", "Name it in small letters, digits and _, a letter first: --object trade_volume.");
        return new SchemaTarget(chosen, isFolder ? Path.Combine(output!, chosen + ".json") : output);
    }

    /// <summary>The call that a recording's name tells: <c>TradeVolume</c> of <c>TradeVolume__2026__1.json</c> or <c>TradeVolume-2.json</c>; null when it tells none.</summary>
    /// <param name="sample">The recording's name.</param>
    public static string? CallOf(string sample) =>
        Call().Match(Path.GetFileNameWithoutExtension(sample).Split("__")[0]) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Writes the file, if there is one to write.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="force">Whether it may replace another.</param>
    /// <exception cref="FlitchException">There is one already, or it cannot be written.</exception>
    public void Write(string text, bool force)
    {
        if (File is null)
            return;
        if (System.IO.File.Exists(File) && !force)
            throw new FlitchException("infer:exists", ErrorKind.Usage, $"{File} is there already.", "Choose another file with --out, or replace it with --force.");
        try
        {
            System.IO.File.WriteAllText(File, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FlitchException("usage:output", ErrorKind.Usage, $"{File} cannot be written: {e.Message}", "Choose another file with --out.", e);
        }
    }

    private static string Snake(string call) => Boundary().Replace(call, "_").Replace('-', '_').ToLowerInvariant();

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex Slug();

    [GeneratedRegex("^([A-Za-z][A-Za-z_]*?)[-_. ]*[0-9]*$")]
    private static partial Regex Call();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Boundary();
}

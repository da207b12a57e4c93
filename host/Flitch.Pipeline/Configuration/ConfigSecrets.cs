using Flitch.Connectors;

namespace Flitch.Pipeline.Configuration;

/// <summary>Reads what a configuration file's references mean. No message repeats a value.</summary>
/// <param name="environment">Reads an environment variable.</param>
/// <param name="folder">The configuration file's own folder, which paths begin at.</param>
internal sealed class ConfigSecrets(Func<string, string?> environment, string folder)
{
    /// <summary>Whether it is <c>env:NAME</c> or <c>file:PATH</c>.</summary>
    public static bool IsReference(string text) =>
        (text.StartsWith("env:", StringComparison.Ordinal) && text.Length > 4) || (text.StartsWith("file:", StringComparison.Ordinal) && text.Length > 5);

    /// <summary>The secret; null when it is in an environment variable that is not set.</summary>
    /// <exception cref="FlitchException">Kind usage: the file cannot be read, or there is nothing in it.</exception>
    public string? Read(string field, string reference)
    {
        if (reference.StartsWith("env:", StringComparison.Ordinal))
        {
            return environment(reference[4..])?.Trim() is { Length: > 0 } value ? value : null;
        }

        try
        {
            var text = File.ReadAllText(Path.Combine(folder, reference[5..])).Trim();
            return text.Length > 0 ? text : throw NotThere(field, "which is empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw NotThere(field, e is FileNotFoundException or DirectoryNotFoundException ? "which is not there" : "which cannot be read");
        }
    }

    private static FlitchException NotThere(string field, string why) =>
        new("usage:secret-file", ErrorKind.Usage, $"{field} is to be read from a file {why}.", "Check the path, which begins at the configuration file's folder. Nothing was changed.");
}

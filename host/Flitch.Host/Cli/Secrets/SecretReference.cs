using Flitch.Connectors;

namespace Flitch.Host.Cli.Secrets;

/// <summary>
/// Where a secret comes from. A command line is seen by every process of the machine and kept in the shell's history, so a secret is never written on it:
/// it says where the secret is. No message here repeats the text that was given.
/// </summary>
/// <param name="standardInput">What <c>-</c> reads.</param>
/// <param name="environment">Reads an environment variable.</param>
internal sealed class SecretReference(TextReader standardInput, Func<string, string?> environment)
{
    private bool standardInputUsed;

    /// <summary>Reads from this process's own standard input and environment.</summary>
    public static SecretReference OfProcess() => new(Console.In, Environment.GetEnvironmentVariable);

    /// <summary>Whether a text says where a value is, instead of being one.</summary>
    /// <param name="text">What was given.</param>
    public static bool IsReference(string text) => text is "-" || text.StartsWith("env:", StringComparison.Ordinal) || text.StartsWith("file:", StringComparison.Ordinal);

    /// <summary>The secret behind <paramref name="reference"/>.</summary>
    /// <param name="field">The field it is for.</param>
    /// <param name="reference"><c>env:NAME</c>, <c>file:PATH</c> or <c>-</c>.</param>
    /// <exception cref="FlitchException">It is a literal value, or there is nothing behind the reference.</exception>
    public string Resolve(string field, string reference)
    {
        var value = reference switch
        {
            "-" => FromStandardInput(field),
            _ when reference.StartsWith("env:", StringComparison.Ordinal) => FromEnvironment(field, reference[4..]),
            _ when reference.StartsWith("file:", StringComparison.Ordinal) => FromFile(field, reference[5..]),
            _ => throw Literal(field),
        };
        return value.Trim() is { Length: > 0 } secret ? secret : throw Error(
            "usage:secret-empty", $"The secret for {field} is empty.", "Check the variable, file or input that it is read from.");
    }

    private static FlitchException Literal(string field) => Error(
        "usage:literal-secret",
        $"The value of {field} is a secret, and was written on the command line, where other programs and the shell's history can see it.",
        $"Give its source instead: --set {field}=env:NAME, --set {field}=file:PATH, or --set {field}=- to read it from standard input. "
        + "If the key is a real one, consider replacing it.");

    private string FromStandardInput(string field)
    {
        if (standardInputUsed)
            throw Error("usage:secret-input", $"Standard input was already read for another field, so {field} cannot be read from it.", "Use env:NAME or file:PATH for one of them.");
        standardInputUsed = true;
        return standardInput.ReadToEnd();
    }

    private string FromEnvironment(string field, string name) => environment(name) ?? throw Error(
        "usage:secret-environment", $"{field} is to be read from an environment variable that is not set.", "Export the variable, then run the command again.");

    private static string FromFile(string field, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Error("usage:secret-file", $"{field} is to be read from a file that cannot be read: {Reason(e)}.", "Check the path and its permissions.");
        }
    }

    private static string Reason(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "it may not be read by this user",
        _ => "it cannot be opened",
    };

    private static FlitchException Error(string code, string summary, string fix) => new(code, ErrorKind.Usage, summary, fix);
}

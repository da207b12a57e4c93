using Flitch.Connectors;
using Flitch.Connectors.Schema.Inferring;
using Flitch.Connectors.Schema.Parsing;

namespace Flitch.Host.Cli.Schemas;

/// <summary>Reads recorded responses, and says what is the matter with them.</summary>
internal static class Recordings
{
    private const string StandardInput = "-";

    /// <summary>Reads them.</summary>
    /// <param name="names">Files; <c>-</c> for standard input.</param>
    /// <exception cref="FlitchException">One cannot be read, or is no JSON.</exception>
    public static IReadOnlyList<Sample> Read(IReadOnlyList<string> names) => [.. names.Select(Read)];

    /// <summary>Infers, with errors for people.</summary>
    /// <exception cref="FlitchException">Nothing can be learnt from the samples.</exception>
    public static InferredSchema Infer(IReadOnlyList<Sample> samples, InferenceOptions options)
    {
        try
        {
            return SchemaInference.Infer(samples, options);
        }
        catch (InferenceException e)
        {
            throw new FlitchException(e.Code, ErrorKind.Usage, e.Message, e.Fix, e);
        }
    }

    private static Sample Read(string name)
    {
        var text = Text(name);
        if (string.IsNullOrWhiteSpace(text))
            throw new FlitchException("infer:empty", ErrorKind.Usage, $"{name} is empty.", "Record the body of a response, whole: curl … > response.json.");
        try
        {
            return new Sample(name, JsonReader.Read(text));
        }
        catch (JsonSyntaxException e)
        {
            throw new FlitchException(
                "infer:not-json", ErrorKind.Usage, $"{name}({e.Span.Line},{e.Span.Column}) is not JSON: {e.Message}", "Record the body only, whole, without headers.", e);
        }
    }

    private static string Text(string name)
    {
        try
        {
            return name == StandardInput ? Console.In.ReadToEnd() : File.ReadAllText(name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file." : e.Message;
            throw new FlitchException("infer:no-file", ErrorKind.Usage, $"{name} cannot be read: {why}", "Name the file of a recorded response.", e);
        }
    }
}

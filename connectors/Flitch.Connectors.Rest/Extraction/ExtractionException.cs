namespace Flitch.Connectors.Rest.Extraction;

/// <summary>An answer cannot be understood at all: the page is malformed.</summary>
/// <param name="code"><c>body:malformed</c>, <c>body:records-missing</c>, <c>body:key-unreadable</c> or <c>body:cursor-unreadable</c>.</param>
/// <param name="message">What was expected where, with the raw text shortened to 200 characters.</param>
/// <param name="innerException">The JSON reader's own error, if any.</param>
public sealed class ExtractionException(string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The code by which the error catalogue knows it.</summary>
    public string Code { get; } = code;
}

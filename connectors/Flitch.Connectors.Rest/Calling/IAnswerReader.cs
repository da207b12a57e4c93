using Flitch.Connectors.Rest.Extraction;

namespace Flitch.Connectors.Rest.Calling;

/// <summary>Takes a successful answer's body apart.</summary>
/// <typeparam name="T">What comes of it.</typeparam>
internal interface IAnswerReader<T>
{
    /// <summary>Reads the body; called again for each attempt.</summary>
    /// <param name="body">The whole body, UTF-8 JSON.</param>
    /// <param name="hasResult">Whether the envelope holds a result.</param>
    /// <exception cref="ExtractionException">The answer is malformed; it is asked for again.</exception>
    AnswerContent<T> Read(ReadOnlySpan<byte> body, bool hasResult);
}

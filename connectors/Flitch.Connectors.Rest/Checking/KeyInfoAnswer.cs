using Flitch.Connectors.Rest.Calling;
using Flitch.Connectors.Rest.Extraction;

namespace Flitch.Connectors.Rest.Checking;

/// <summary>Takes the key-info answer apart.</summary>
internal sealed class KeyInfoAnswer(IKeyInfoReader reader) : IAnswerReader<KeyInfo>
{
    /// <inheritdoc/>
    public AnswerContent<KeyInfo> Read(ReadOnlySpan<byte> body, bool hasResult) => hasResult
        ? new(reader.Read(body), 0, null)
        : throw new ExtractionException("body:records-missing", "The answer holds neither an error nor a result.");
}

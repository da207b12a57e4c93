using Flitch.Connectors.Columns;
using Flitch.Connectors.Rest.Calling;
using Flitch.Connectors.Rest.Extraction;
using Flitch.Connectors.Rest.Objects;

namespace Flitch.Connectors.Rest.Listing;

/// <summary>Reads one object's answers into a batch each, and sees to it that a listing goes forward.</summary>
/// <param name="restObject">The object.</param>
/// <param name="value">The value for which it is listed; null where it has one listing.</param>
internal sealed class PageReader(RestObject restObject, string? value = null) : IAnswerReader<(RecordBatch Batch, ExtractionResult Result)>
{
    private static readonly ExtractionResult Nothing = new(0, null, null, null, null, []);
    private readonly ProgressGuard _progress = new(restObject.Descriptor);

    /// <summary>Whether the last page is the first one, after others, that brought nothing new.</summary>
    public bool HasJustRepeated => _progress.Repeated == 1;

    /// <inheritdoc/>
    public AnswerContent<(RecordBatch Batch, ExtractionResult Result)> Read(ReadOnlySpan<byte> body, bool hasResult)
    {
        var batch = restObject.Extractor.CreateBatch();
        try
        {
            var result = hasResult ? restObject.Extractor.Extract(body, batch, value) : WithoutResult();
            _progress.Accept(batch);
            return new((batch, result), result.Records, result.Count);
        }
        catch
        {
            batch.Dispose();
            throw;
        }
    }

    private ExtractionResult WithoutResult() => restObject.EmptyWithoutResult
        ? Nothing
        : throw new ExtractionException("body:records-missing", "The answer holds neither an error nor a result.");
}

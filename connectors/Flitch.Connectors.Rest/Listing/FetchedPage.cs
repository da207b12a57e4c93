using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Extraction;

namespace Flitch.Connectors.Rest.Listing;

/// <summary>One answer of a listing, before it is known whether it is the last.</summary>
internal sealed record FetchedPage(RecordBatch Batch, ExtractionResult Result, CallFacts Facts)
{
    /// <summary>The page as the host sees it; the batch is the host's from then on.</summary>
    /// <param name="isLast">Whether it proves the listing's end.</param>
    /// <param name="instead">An empty batch in place of its own, whose rows were only a sign; null for its own.</param>
    public Page ToPage(bool isLast, RecordBatch? instead = null)
    {
        if (instead is not null)
        {
            Batch.Dispose();
        }

        return new Page
        {
            Batch = instead ?? Batch,
            RecordsSeen = instead is null ? Result.Records : 0,
            Oldest = instead is null ? Result.Oldest : null,
            Newest = instead is null ? Result.Newest : null,
            Count = Result.Count,
            IsLast = isLast,
            Call = Facts,
            Drift = instead is null ? Result.Drift : [],
        };
    }
}

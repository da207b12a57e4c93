using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Extraction;

namespace Flitch.Connectors.Rest.Listing;

/// <summary>One answer of a listing, before it is known whether it is the last.</summary>
internal sealed record FetchedPage(RecordBatch Batch, ExtractionResult Result, CallFacts Facts)
{
    /// <summary>The page as the host sees it; the batch is the host's from then on.</summary>
    public Page ToPage(bool isLast) => new()
    {
        Batch = Batch,
        RecordsSeen = Result.Records,
        Oldest = Result.Oldest,
        Newest = Result.Newest,
        Count = Result.Count,
        IsLast = isLast,
        Call = Facts,
        Drift = Result.Drift,
    };
}

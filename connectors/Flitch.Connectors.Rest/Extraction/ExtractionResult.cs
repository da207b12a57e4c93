using Flitch.Connectors.Reading;

namespace Flitch.Connectors.Rest.Extraction;

/// <summary>What an answer held beside its rows.</summary>
/// <param name="Records">Records in the answer.</param>
/// <param name="Count">The listing's count as the answer states it; null when it does not.</param>
/// <param name="Oldest">Smallest cursor, microseconds since 1970 UTC; null without records or cursor.</param>
/// <param name="Newest">Largest cursor, microseconds since 1970 UTC; null without records or cursor.</param>
/// <param name="NextToken">The token of the next page, for cursor-token paging; null on the last page and for other paging.</param>
/// <param name="Drift">What the schema did not expect.</param>
public sealed record ExtractionResult(int Records, long? Count, long? Oldest, long? Newest, string? NextToken, IReadOnlyList<Drift> Drift);

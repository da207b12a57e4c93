using Flitch.Connectors.Reading;

namespace Flitch.Connectors.TestKit.Rows;

/// <summary>A page without its rows.</summary>
internal sealed record PageFacts(int Rows, int Records, long? Oldest, long? Newest, long? Count, bool IsLast, CallFacts Call, IReadOnlyList<Drift> Drift)
{
    public static PageFacts Of(Page page) =>
        new(page.Batch.RowCount, page.RecordsSeen, page.Oldest, page.Newest, page.Count, page.IsLast, page.Call, page.Drift);
}

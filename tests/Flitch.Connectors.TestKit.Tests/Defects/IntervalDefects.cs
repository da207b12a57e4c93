using Flitch.Connectors.Reading;

namespace Flitch.Connectors.TestKit.Tests.Defects;

/// <summary>Intervals that are not kept.</summary>
internal static class IntervalDefects
{
    private const string Cursors = nameof(ConnectorConformance.Cursors_lie_in_the_interval_that_was_asked_for);
    private const string Resuming = nameof(ConnectorConformance.Two_adjoining_intervals_bring_the_rows_of_one);
    private const string NoNews = nameof(ConnectorConformance.An_interval_without_rows_ends_well);
    private const string Asked = nameof(ConnectorConformance.The_service_is_asked_for_the_interval);
    private const string Counts = nameof(ConnectorConformance.The_count_agrees_with_the_rows);

    public static IReadOnlyList<Defect> All { get; } =
    [
        Interval(Cursors, "an inclusive beginning", "movements: 1 of 12 rows lie outside the interval", i => i with { From = i.From - 1 }),
        Interval(Cursors, "no interval at all", "lie outside the interval", i => new ReadInterval(null, i.To)),
        new() { Test = Cursors, Name = "wrong bounds", Says = "states other bounds than its rows have", Read = (p, _, _) => p.With(oldest: 1) },
        Interval(Resuming, "an exclusive end", "is in neither of two intervals that meet at", i => i with { To = i.To - 1 }),
        Interval(Resuming, "an inclusive beginning", "is in both of two intervals that meet at", i => i with { From = i.From - 1 }),
        new() { Test = NoNews, Name = "no end without rows", Says = "movements: a listing without rows ends without a last page", Read = (p, _, _) => p.Batch.RowCount == 0 ? null : p },
        new() { Test = NoNews, Name = "an error without rows", Says = "movements: it cannot be read: no No.", Read = (p, _, _) => p.Batch.RowCount == 0 ? throw new FlitchException("no", ErrorKind.Provider, "No.", "Ask.") : p },
        Interval(NoNews, "old news", "movements: 23 rows come for the second that is not over yet", i => i with { From = null }),
        Interval(Asked, "no beginning", "the service is not asked for the interval's beginning", i => i with { From = null }),
        Interval(Asked, "no end", "the service is not asked for the interval's end", i => i with { To = 4_000_000_000 }),
        new() { Test = Counts, Name = "one too many", Says = "movements: the count is 24 and 23 rows were read", Count = c => c + 1 },
        new() { Test = Counts, Name = "none", Says = "the count is unknown and 23 rows were read", Count = _ => null },
        new() { Test = Counts, Name = "rows that are not read", Says = "the count is 23 and 22 rows were read", Read = (p, _, _) => p.IsLast ? p.WithRows(Pages.AllRows(p).Skip(1)) : p },
    ];

    private static Defect Interval(string test, string name, string says, Func<ReadInterval, ReadInterval> change) =>
        new() { Test = test, Name = name, Says = says, Interval = i => i is { } interval ? change(interval) : null };
}

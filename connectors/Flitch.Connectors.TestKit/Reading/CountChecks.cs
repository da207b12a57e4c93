using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;

namespace Flitch.Connectors.TestKit.Reading;

/// <summary>Counts against rows.</summary>
internal static class CountChecks
{
    public static async Task LookAsync(Bench bench, bool followsIntervals, FindingList findings, CancellationToken cancellationToken)
    {
        foreach (var o in bench.Incremental().Where(o => o.Counts))
        {
            if (await bench.TryReadAsync(o, findings, cancellationToken) is not { } read)
            {
                continue;
            }

            var whole = bench.WholeOf(o)!.Value;
            var count = await bench.Connector.CountAsync(o.Name, whole, cancellationToken);
            findings.Require(
                count == read.Rows.Count, o.Name, $"the count is {Text(count)} and {read.Rows.Count} rows were read",
                "Check where the count stands (paging.total), and that the listing is read to its end.");
            if (o.Each is null && read.Pages.Count > 0)
            {
                findings.Require(
                    read.Pages[0].Count == count, o.Name, $"the first page says {Text(read.Pages[0].Count)} rows and the count is {Text(count)}",
                    "Ask for the count with the first page.");
            }

            if (followsIntervals)
            {
                var none = await bench.Connector.CountAsync(o.Name, whole with { From = whole.To - 1, To = whole.To }, cancellationToken);
                var late = read.Cursors().Count(c => c > (whole.To - 1) * 1_000_000);
                findings.Require(
                    none == late, o.Name, $"the count of the last second is {Text(none)} and it has {late} rows",
                    "Send the interval with the call that counts.");
            }
        }

        if (!bench.Incremental().Any(o => o.Counts))
        {
            findings.DoesNotApply(FindingList.Connector, "no incremental object has a count (paging.total)");
        }
    }

    private static string Text(long? count) => count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown";
}

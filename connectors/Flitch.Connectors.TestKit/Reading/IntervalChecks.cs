using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;
using Flitch.Connectors.TestKit.Rows;

namespace Flitch.Connectors.TestKit.Reading;

/// <summary>Intervals of incremental objects.</summary>
internal static class IntervalChecks
{
    private const long Second = 1_000_000;
    private const string Recorded = "recordings answer every interval alike: bring a sandbox, or a CodedSandbox that leaves out what lies outside";

    public static async Task LookAtCursorsAsync(Bench bench, bool followsIntervals, FindingList findings, CancellationToken cancellationToken)
    {
        await foreach (var (o, whole) in WholesAsync(bench, findings, cancellationToken))
        {
            findings.Require(
                whole.Cursors().All(c => c is not null), o.Name, $"its ordinary listing has rows without the cursor {o.Cursor}",
                "Choose a cursor that every listed record has, or name refresh.unset.");
            LookAtPages(o, whole, findings);
            if (!followsIntervals || MiddleOf(whole) is not { } middle)
            {
                findings.DoesNotApply(o.Name, followsIntervals ? "all its rows are of one second" : Recorded);
                continue;
            }

            var interval = new ReadInterval(middle, bench.To);
            if (await bench.TryReadAsync(o, o.Name, interval, findings, cancellationToken) is { } part)
            {
                var strays = part.Cursors().Count(c => c <= middle * Second || c > bench.To * Second);
                findings.Require(strays == 0, o.Name, $"{strays} of {part.Rows.Count} rows lie outside the interval {interval} that was asked for", FixOf(o));
            }
        }
    }

    public static async Task LookAtResumingAsync(Bench bench, bool followsIntervals, FindingList findings, CancellationToken cancellationToken)
    {
        if (!followsIntervals)
        {
            findings.DoesNotApply(FindingList.Connector, Recorded);
            return;
        }

        await foreach (var (o, whole) in WholesAsync(bench, findings, cancellationToken))
        {
            if (MiddleOf(whole) is not { } middle)
            {
                findings.DoesNotApply(o.Name, "all its rows are of one second");
                continue;
            }

            var older = await bench.TryReadAsync(o, o.Name, new ReadInterval(null, middle), findings, cancellationToken);
            var newer = await bench.TryReadAsync(o, o.Name, new ReadInterval(middle, bench.To), findings, cancellationToken);
            if (older is not null && newer is not null)
            {
                Compare(o, whole, [.. older.Rows, .. newer.Rows], middle, findings);
            }
        }
    }

    public static async Task LookAtNoNewsAsync(Bench bench, bool followsIntervals, FindingList findings, CancellationToken cancellationToken)
    {
        if (!followsIntervals)
        {
            findings.DoesNotApply(FindingList.Connector, Recorded);
            return;
        }

        foreach (var o in Applicable(bench, findings))
        {
            if (await bench.TryReadAsync(o, o.Name, new ReadInterval(bench.To, bench.To + 1), findings, cancellationToken) is { } read)
            {
                findings.Require(read.Rows.Count == 0, o.Name, $"{read.Rows.Count} rows come for the second that is not over yet", FixOf(o));
                findings.Require(
                    read.Pages.Count > 0 && read.Pages[^1].IsLast, o.Name, "a listing without rows ends without a last page",
                    "Hand out an empty page that is IsLast.");
            }
        }
    }

    public static async Task LookAtRequestsAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        foreach (var o in Applicable(bench, findings))
        {
            var all = await FirstCallAsync(bench, o, new ReadInterval(null, bench.To), findings, cancellationToken);
            var since = await FirstCallAsync(bench, o, new ReadInterval(bench.To - 1000, bench.To), findings, cancellationToken);
            var until = await FirstCallAsync(bench, o, new ReadInterval(null, bench.To - 1000), findings, cancellationToken);
            findings.Require(
                all != since, o.Name, "the service is not asked for the interval's beginning: a refresh would read everything, each time",
                "Name the parameter under refresh.from.");
            findings.Require(
                all != until, o.Name, "the service is not asked for the interval's end: a listing would move while it is read",
                "Name the parameter under refresh.to.");
        }
    }

    private static async IAsyncEnumerable<(ObjectDescriptor Object, ReadRows Whole)> WholesAsync(
        Bench bench, FindingList findings, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var o in Applicable(bench, findings))
        {
            if (await bench.TryReadAsync(o, findings, cancellationToken) is { } whole)
            {
                yield return (o, whole);
            }
        }
    }

    private static List<ObjectDescriptor> Applicable(Bench bench, FindingList findings)
    {
        var objects = bench.Incremental().Where(o => o.Columns.Any(c => c.Name == o.Cursor)).ToList();
        if (objects.Count == 0)
        {
            findings.DoesNotApply(FindingList.Connector, "no object is incremental");
        }

        return objects;
    }

    private static void LookAtPages(ObjectDescriptor o, ReadRows whole, FindingList findings)
    {
        var (cursors, at) = (whole.Cursors().ToList(), 0);
        foreach (var page in whole.Pages)
        {
            var mine = cursors.Skip(at).Take(page.Rows).ToList();
            at += page.Rows;
            findings.Require(
                page.Oldest == mine.Min() && page.Newest == mine.Max(), o.Name,
                $"call {page.Call.Number} states other bounds than its rows have: {page.Oldest} to {page.Newest}, not {mine.Min()} to {mine.Max()}",
                "Set Page.Oldest and Page.Newest to the smallest and largest cursor, in microseconds.");
        }
    }

    // The second of a row in the middle: a bound that falls on a row tells inclusive from exclusive.
    private static long? MiddleOf(ReadRows whole)
    {
        var seconds = whole.Cursors().OfType<long>().Select(c => (c + Second - 1) / Second).Order().ToList();
        var middle = seconds.ElementAtOrDefault(seconds.Count / 2);
        return seconds.Count > 0 && seconds[0] != seconds[^1] ? Math.Min(middle, seconds[^1] - 1) : null;
    }

    private static void Compare(ObjectDescriptor o, ReadRows whole, List<Row> parts, long middle, FindingList findings)
    {
        var (inWhole, inParts) = (Tally(whole.Rows), Tally(parts));
        foreach (var row in whole.Rows.Where(r => !inParts.ContainsKey(r.Text)).Take(1))
        {
            findings.Add(
                o.Name, $"the row with {whole.KeyOf(row)} is in neither of two intervals that meet at {middle}: a refresh that resumes there would lose it",
                FixOf(o));
        }

        foreach (var row in parts.Where(r => inParts[r.Text] > inWhole.GetValueOrDefault(r.Text)).Take(1))
        {
            findings.Add(o.Name, $"the row with {whole.KeyOf(row)} is in both of two intervals that meet at {middle}", FixOf(o));
        }
    }

    private static Dictionary<string, int> Tally(IEnumerable<Row> rows) => rows.GroupBy(r => r.Text).ToDictionary(g => g.Key, g => g.Count());

    private static string FixOf(ObjectDescriptor o) => $"An interval is after its beginning, up to and including its end, by {o.Cursor}: check refresh.from, refresh.to and what the service makes of them.";

    private static async Task<string> FirstCallAsync(
        Bench bench, ObjectDescriptor o, ReadInterval interval, FindingList findings, CancellationToken cancellationToken)
    {
        var before = bench.Heard.Calls.Count;
        await bench.TryReadAsync(o, o.Name, interval, findings, cancellationToken);
        return bench.Heard.Calls.Skip(before).FirstOrDefault(c => c.Path == o.Path)?.Parameters ?? "";
    }
}

using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;
using Flitch.Connectors.TestKit.Reading;
using Flitch.Connectors.TestKit.Sandboxes;

namespace Flitch.Connectors.TestKit.Failing;

/// <summary>Trouble that is over with the next attempt.</summary>
internal static class PassingTroubleChecks
{
    private static readonly (
        string Name, ServiceAnswer Answer)[] Troubles = [("status 503", ServiceAnswer.Json("{}", 503)), ("a cut connection", ServiceAnswer.Dropped)];

    public static async Task LookAsync(Bench bench, FindingList findings, CancellationToken cancellationToken)
    {
        foreach (var o in bench.Descriptor.Objects)
        {
            if (await bench.TryReadAsync(o, findings, cancellationToken) is not { } clean)
            {
                continue;
            }

            foreach (var (name, answer) in Troubles)
            {
                var met = 0;
                bench.Proxy.Instead = request => request.Path == o.Path && Interlocked.Increment(ref met) % 2 == 1 ? answer : null;
                var trouble = new FindingList("", []);
                var read = await bench.TryReadAsync(o, trouble, cancellationToken);
                bench.Proxy.Clear();

                // Values may follow the time, which has gone by; the rows are the same.
                findings.Require(
                    read?.SortedKeys.SequenceEqual(clean.SortedKeys) == true, o.Name,
                    read is null ? $"{name} at every first attempt fails the read, though the second one is answered" : $"{name} at every first attempt brings {read.Rows.Count} rows instead of {clean.Rows.Count}",
                    "Try calls again that failed for a passing reason; give such errors the kind transient.");
            }
        }
    }
}

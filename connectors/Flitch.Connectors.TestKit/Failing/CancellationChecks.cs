using Flitch.Connectors.TestKit.Benches;
using Flitch.Connectors.TestKit.Findings;
using Flitch.Connectors.TestKit.Sandboxes;

namespace Flitch.Connectors.TestKit.Failing;

/// <summary>Cancelling in the midst of a call.</summary>
internal static class CancellationChecks
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public static async Task LookAsync(BenchSettings settings, FindingList findings, CancellationToken cancellationToken)
    {
        foreach (var o in settings.Plugin.Descriptor.Objects)
        {
            await LookAtAsync(settings, o.Name, "reading it", (bench, stop) => bench.ReadAsync(o, stop), findings, cancellationToken);
        }

        await LookAtAsync(settings, FindingList.Connector, "the check", (bench, stop) => bench.Connector.CheckAsync(stop), findings, cancellationToken);
    }

    private static async Task LookAtAsync(
        BenchSettings settings, string subject, string what, Func<Bench, CancellationToken, Task> act, FindingList findings,
        CancellationToken cancellationToken)
    {
        findings.Look(subject);
        await using var bench = await Bench.StartAsync(settings, cancellationToken);
        bench.Proxy.Instead = _ => ServiceAnswer.Held;
        using var stop = new CancellationTokenSource();
        var work = Task.Run(() => act(bench, stop.Token), cancellationToken);
        await Task.WhenAny(work, bench.Proxy.Holding);
        await stop.CancelAsync();
        try
        {
            await work.WaitAsync(Limit, cancellationToken);
            findings.Add(subject, $"{what} ends well though its call was never answered", "Await the call.");
        }
        catch (TimeoutException)
        {
            findings.Add(
                subject, $"{what} goes on {Limit.TotalSeconds} seconds after it was cancelled", "Hand the cancellation token to every call and every wait.");
        }
        catch (OperationCanceledException)
        {
            // As it should be.
        }
        catch (Exception e)
        {
            findings.Add(subject, $"{what} ends with {e.GetType().Name} when it is cancelled: {e.Message}", "Let OperationCanceledException through.");
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Flitch.Pipeline.Telemetry;

namespace Flitch.Web.Tests.Api;

/// <summary>A run that a page or a program began is traced for itself: the request that began it was answered long before, and was perhaps not traced.</summary>
public sealed class TraceTests(ServedApi api)
{
    [Fact]
    public async Task A_run_that_a_request_began_is_a_trace_of_its_own()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelemetryNames.Source,
            // As exporters do: whatever belongs to something that is not recorded is not recorded either.
            Sample = (ref ActivityCreationOptions<ActivityContext> o) =>
                o.Parent == default || o.Parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);

        var run = await api.RefreshAsync("main");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (ended.All(a => (string?)a.GetTagItem("flitch.run.id") != (string)run["run"]!))
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield(); // the catalogue tells of the end before the trace does
        }

        var root = ended.Single(a => (string?)a.GetTagItem("flitch.run.id") == (string)run["run"]!);
        root.ParentId.Should().BeNull();
        ended.Where(a => a.TraceId == root.TraceId).Select(a => a.OperationName).Should().Contain(["refresh", "dataset balance", "call balance"]);
    }
}

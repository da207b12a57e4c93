using Flitch.Pipeline.Progress;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Tests.Doubles;
using Flitch.Testing;

namespace Flitch.Pipeline.Tests.Runs;

/// <summary>How long a run that goes on has waited so far.</summary>
public sealed class WaitedTests
{
    [Fact]
    public void A_wait_counts_as_it_passes_and_for_the_dataset_that_waits()
    {
        var clock = new FakeTimeProvider();
        DatasetTally first = new("ledgers"), second = new("balance");
        var run = new RunReport { RunId = "run", Connection = "main", State = RunState.Running, StartedAt = clock.GetUtcNow(), Datasets = [first.Report(), second.Report()] };
        var progress = new ProgressTracker(run, [first, second], new CallPace(EventPlugin.Connector, null), static _ => { }, null, clock);
        progress.Begin(first);
        progress.Waiting(TimeSpan.FromSeconds(60), "the counter is full");

        Waited().Should().Equal(0, 0);
        clock.Advance(TimeSpan.FromSeconds(20));
        Waited().Should().Equal(20, 0);
        clock.Advance(TimeSpan.FromSeconds(50));
        Waited().Should().Equal(60, 0);
        (run with { Progress = progress.Snapshot() }).Waited.Should().Be(TimeSpan.FromSeconds(60));
        run.Waited.Should().Be(TimeSpan.Zero, "of a run that is over its datasets tell");

        IEnumerable<double> Waited()
        {
            var now = run with { Progress = progress.Snapshot() };
            return now.Datasets.Select(d => now.WaitedFor(d).TotalSeconds);
        }
    }
}

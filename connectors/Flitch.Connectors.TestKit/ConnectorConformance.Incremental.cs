using Flitch.Connectors.TestKit.Reading;
using Xunit;

namespace Flitch.Connectors.TestKit;

/// <content>Incremental objects.</content>
public abstract partial class ConnectorConformance
{
    /// <summary>Every row has a cursor inside the interval that was asked for, and pages tell their oldest and newest.</summary>
    [Fact]
    public Task Cursors_lie_in_the_interval_that_was_asked_for() => RunAsync((bench, f) => IntervalChecks.LookAtCursorsAsync(bench, FollowsIntervals, f, Ct));

    /// <summary>Two adjoining intervals bring the rows of one, each once: an interrupted refresh resumes without loss and without repetition.</summary>
    [Fact]
    public Task Two_adjoining_intervals_bring_the_rows_of_one() => RunAsync((bench, f) => IntervalChecks.LookAtResumingAsync(bench, FollowsIntervals, f, Ct));

    /// <summary>An interval in which nothing happened is read to its end and has no rows: most refreshes are like that.</summary>
    [Fact]
    public Task An_interval_without_rows_ends_well() => RunAsync((bench, f) => IntervalChecks.LookAtNoNewsAsync(bench, FollowsIntervals, f, Ct));

    /// <summary>Another interval is another request: the service is asked for it.</summary>
    [Fact]
    public Task The_service_is_asked_for_the_interval() => RunAsync((bench, f) => IntervalChecks.LookAtRequestsAsync(bench, f, Ct));

    /// <summary>The service's count is that of the rows.</summary>
    [Fact]
    public Task The_count_agrees_with_the_rows() => RunAsync((bench, f) => CountChecks.LookAsync(bench, FollowsIntervals, f, Ct));
}

using Flitch.Connectors.Reading;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Tests.Manifests;

public sealed class IntervalSetTests
{
    [Fact]
    public void What_overlaps_or_touches_is_joined_and_what_is_empty_dropped() =>
        IntervalSet.Normalize([new(10, 20), new(30, 40), new(20, 25), new(5, 12), new(7, 7), new(9, 3)]).Should().Equal(new ReadInterval(5, 25), new ReadInterval(30, 40));

    [Fact]
    public void The_beginning_of_time_swallows_what_lies_below() =>
        IntervalSet.Add([new(10, 20), new(30, 40)], new(null, 15)).Should().Equal(new ReadInterval(null, 20), new ReadInterval(30, 40));

    [Fact]
    public void Gaps_come_newest_first() =>
        IntervalSet.Gaps([new(10, 20), new(30, 40)], new(null, 50)).Should().Equal(new ReadInterval(40, 50), new ReadInterval(20, 30), new ReadInterval(null, 10));

    [Fact]
    public void Gaps_end_at_the_bounds_that_are_wanted() =>
        IntervalSet.Gaps([new(10, 20), new(30, 40)], new(15, 35)).Should().Equal(new ReadInterval(20, 30));

    [Fact]
    public void Nothing_known_is_one_gap() => IntervalSet.Gaps([], new(null, 5)).Should().Equal(new ReadInterval(null, 5));

    [Fact]
    public void A_set_from_the_beginning_has_no_gap_below() =>
        IntervalSet.Gaps([new(null, 20)], new(null, 25)).Should().Equal(new ReadInterval(20, 25));
}

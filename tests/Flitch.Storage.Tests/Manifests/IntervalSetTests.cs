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

    /// <summary>Against a set of single seconds, drawn with a fixed seed: joined, added, and asked for gaps.</summary>
    [Fact]
    public void Agrees_with_a_set_of_seconds()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var intervals = Enumerable.Range(0, random.Next(6)).Select(_ => Draw(random)).ToList();
            var whole = Draw(random);
            var seconds = Seconds(intervals);

            var set = IntervalSet.Normalize(intervals);
            Seconds(set).Should().BeEquivalentTo(seconds);
            set.Zip(set.Skip(1)).All(pair => pair.First.To < pair.Second.From).Should().BeTrue("disjoint and not touching");
            var gaps = IntervalSet.Gaps(intervals, whole);
            Seconds(gaps).Should().BeEquivalentTo(Seconds([whole]).Except(seconds));
            gaps.Select(g => g.To).Should().BeInDescendingOrder();
            var others = Enumerable.Range(0, random.Next(4)).Select(_ => Draw(random)).ToList();
            Seconds(IntervalSet.Remove(intervals, whole)).Should().BeEquivalentTo(seconds.Except(Seconds([whole])));
            Seconds(IntervalSet.Common(intervals, others)).Should().BeEquivalentTo(seconds.Intersect(Seconds(others)));
            IntervalSet.Covers(intervals, whole).Should().Be(Seconds([whole]).All(seconds.Contains));
        }
    }

    private static ReadInterval Draw(Random random) => new(random.Next(5) == 0 ? null : random.Next(0, 30), random.Next(0, 30));

    // The beginning of time is second -5 here.
    private static HashSet<long> Seconds(IEnumerable<ReadInterval> intervals) =>
        [.. intervals.SelectMany(i => Enumerable.Range(-5, 40).Select(s => (long)s).Where(s => s > (i.From ?? -6) && s <= i.To))];
}

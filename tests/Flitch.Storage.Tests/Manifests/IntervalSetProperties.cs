using Flitch.Connectors.Reading;
using Flitch.Storage.Manifests;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Storage.Tests.Manifests;

/// <summary>Reckoning with intervals against plain sets of seconds. What fails shrinks to the fewest and shortest intervals.</summary>
public sealed class IntervalSetProperties
{
    private const int Last = 30;

    // Seconds below zero stand for the beginning of time.
    private const int First = -5;

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Fact]
    public void A_set_is_disjoint_in_order_and_holds_the_seconds_of_its_intervals() => Prop.ForAll(Sets(), intervals =>
    {
        var set = IntervalSet.Normalize(intervals);
        return Seconds(set).SetEquals(Seconds(intervals)) && set.Zip(set.Skip(1)).All(pair => pair.First.To < pair.Second.From);
    }).Check(Many);

    [Fact]
    public void Adding_and_taking_away_are_those_of_sets() => Prop.ForAll(Sets(), Stretches(), (intervals, stretch) =>
    {
        var (seconds, one) = (Seconds(intervals), Seconds([stretch]));
        return Seconds(IntervalSet.Add(intervals, stretch)).SetEquals(seconds.Union(one)) && Seconds(IntervalSet.Remove(intervals, stretch)).SetEquals(seconds.Except(one));
    }).Check(Many);

    [Fact]
    public void Gaps_are_what_lacks_newest_first() => Prop.ForAll(Sets(), Stretches(), (intervals, whole) =>
    {
        var gaps = IntervalSet.Gaps(intervals, whole);
        return Seconds(gaps).SetEquals(Seconds([whole]).Except(Seconds(intervals))) && gaps.Zip(gaps.Skip(1)).All(pair => pair.Second.To < pair.First.From);
    }).Check(Many);

    [Fact]
    public void What_two_sets_have_in_common_and_what_one_covers_agree_with_their_seconds() => Prop.ForAll(Sets(), Sets(), Stretches(), (left, right, whole) =>
        Seconds(IntervalSet.Common(left, right)).SetEquals(Seconds(left).Intersect(Seconds(right)))
        && IntervalSet.Covers(left, whole) == Seconds([whole]).IsSubsetOf(Seconds(left))).Check(Many);

    private static Arbitrary<List<ReadInterval>> Sets() => Arb.From(Gen.ListOf(Interval()).Select(i => i.ToList()), Smaller);

    private static Arbitrary<ReadInterval> Stretches() => Arb.From(Interval(), Smaller);

    private static Gen<ReadInterval> Interval() =>
        from begins in Gen.Choose(0, 4)
        from start in Gen.Choose(0, Last)
        from end in Gen.Choose(0, Last)
        select new ReadInterval(begins == 0 ? null : start, end);

    private static IEnumerable<List<ReadInterval>> Smaller(List<ReadInterval> set)
    {
        for (var i = 0; i < set.Count; i++)
        {
            yield return [.. set.Where((_, at) => at != i)];
        }

        for (var i = 0; i < set.Count; i++)
        {
            foreach (var smaller in Smaller(set[i]))
            {
                yield return [.. set.Select((interval, at) => at == i ? smaller : interval)];
            }
        }
    }

    private static IEnumerable<ReadInterval> Smaller(ReadInterval interval)
    {
        if (interval.To > 0)
        {
            yield return interval with { To = interval.To - 1 };
        }

        if (interval.From is > 0 and { } from)
        {
            yield return interval with { From = from - 1 };
        }
    }

    private static HashSet<long> Seconds(IEnumerable<ReadInterval> intervals) =>
        [.. intervals.SelectMany(i => Enumerable.Range(First, Last - First + 1).Select(s => (long)s).Where(s => s > (i.From ?? First - 1) && s <= i.To))];
}

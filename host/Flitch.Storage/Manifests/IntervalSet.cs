using Flitch.Connectors.Reading;

namespace Flitch.Storage.Manifests;

/// <summary>Reckoning with disjoint stretches of whole seconds <c>(from, to]</c>; <see cref="ReadInterval.From"/> null is the beginning of time.</summary>
public static class IntervalSet
{
    /// <summary>Oldest first, disjoint: what overlaps or touches is joined, what is empty dropped.</summary>
    /// <param name="intervals">In any order.</param>
    public static IReadOnlyList<ReadInterval> Normalize(IEnumerable<ReadInterval> intervals)
    {
        var result = new List<ReadInterval>();
        foreach (var next in intervals.Where(i => !IsEmpty(i)).OrderBy(i => i.From ?? long.MinValue).ThenBy(i => i.To))
        {
            if (result.Count > 0 && (next.From ?? long.MinValue) <= result[^1].To)
            {
                result[^1] = result[^1] with { To = Math.Max(result[^1].To, next.To) };
            }
            else
            {
                result.Add(next);
            }
        }

        return result;
    }

    /// <summary>The set with <paramref name="interval"/> added.</summary>
    /// <param name="intervals">In any order.</param>
    /// <param name="interval">What is complete now as well.</param>
    public static IReadOnlyList<ReadInterval> Add(IEnumerable<ReadInterval> intervals, ReadInterval interval) => Normalize(intervals.Append(interval));

    /// <summary>The set without <paramref name="interval"/>.</summary>
    /// <param name="intervals">In any order.</param>
    /// <param name="interval">What is complete no more.</param>
    public static IReadOnlyList<ReadInterval> Remove(IEnumerable<ReadInterval> intervals, ReadInterval interval) => Normalize(
        intervals.SelectMany(known => interval.From is { } from
            ? new[] { known with { To = Math.Min(known.To, from) }, After(known, interval.To) }
            : [After(known, interval.To)]));

    /// <summary>What two sets have in common, oldest first.</summary>
    /// <param name="intervals">In any order.</param>
    /// <param name="others">In any order.</param>
    public static IReadOnlyList<ReadInterval> Common(IEnumerable<ReadInterval> intervals, IEnumerable<ReadInterval> others) => Normalize(
        from one in intervals
        from other in others
        select new ReadInterval(one.From is null || other.From > one.From ? other.From : one.From, Math.Min(one.To, other.To)));

    /// <summary>What of <paramref name="whole"/> is not in the set, newest first.</summary>
    /// <param name="intervals">In any order.</param>
    /// <param name="whole">The stretch that is wanted.</param>
    public static IReadOnlyList<ReadInterval> Gaps(IEnumerable<ReadInterval> intervals, ReadInterval whole)
    {
        var gaps = new List<ReadInterval>();
        var top = whole.To;
        foreach (var known in Normalize(intervals).Reverse())
        {
            AddGap(gaps, whole.From, known.To, top);
            top = Math.Min(top, known.From ?? long.MinValue);
        }

        AddGap(gaps, whole.From, whole.From, top);
        return gaps;
    }

    /// <summary>Whether all of <paramref name="interval"/> is in the set.</summary>
    /// <param name="intervals">In any order.</param>
    /// <param name="interval">The stretch asked about.</param>
    public static bool Covers(IEnumerable<ReadInterval> intervals, ReadInterval interval) => Gaps(intervals, interval).Count == 0;

    private static ReadInterval After(ReadInterval interval, long second) => interval with { From = Math.Max(interval.From ?? long.MinValue, second) };

    private static void AddGap(List<ReadInterval> gaps, long? floor, long? from, long to)
    {
        var start = from is null || (floor is not null && floor > from) ? floor : from;
        var gap = new ReadInterval(start, to);
        if (to != long.MinValue && !IsEmpty(gap))
        {
            gaps.Add(gap);
        }
    }

    private static bool IsEmpty(ReadInterval interval) => interval.From is { } from && from >= interval.To;
}

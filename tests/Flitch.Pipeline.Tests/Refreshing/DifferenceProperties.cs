using Flitch.Pipeline.Tests.Doubles;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Pipeline.Tests.Refreshing;

/// <summary>
/// Rows that are missing, wherever they are, are found and stored with few calls, whatever the service's count is off by; and nothing that only looks like
/// an offset is taken for one.
/// </summary>
public sealed class DifferenceProperties
{
    private const int Cases = 400;

    /// <summary>What counts are off by: a fixed number, or rows that are counted and not served.</summary>
    public enum Lie
    {
        None,
        Constant,
        Phantoms,
    }

    [Fact]
    public void Every_missing_row_is_found_with_logarithmically_many_calls() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(Arb.From(Histories(), Smaller), h => IsMendedAsync(h).GetAwaiter().GetResult()));

    [Fact]
    public void A_row_that_arrives_during_the_search_never_becomes_an_offset() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(Arb.From(Arrivals(), Smaller), a => IsNotMistakenAsync(a).GetAwaiter().GetResult()));

    [Fact]
    public void A_steady_new_offset_costs_a_handful_of_calls() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(Arb.From(Histories(), Smaller), h => IsCheapAsync(h).GetAwaiter().GetResult()));

    private static async Task<bool> IsMendedAsync(History history)
    {
        var bench = await ReadAsync(history);
        var missing = history.Places.Select(p => bench.Service.Events[p % bench.Service.Events.Count]).Distinct().ToList();
        missing.ForEach(r => bench.Dataset.Rows.Remove(r.Id));
        var before = bench.Dataset.State.KnownCountOffset;
        bench.Service.Calls.Clear();
        await bench.RefreshAsync();
        var pages = (bench.Service.Events.Count / (double)EventObject.PageSize) + 2;
        var bound = 20 + (missing.Count * ((2 * Math.Log2(pages)) + 8));
        return Complete(bench) && bench.Dataset.State.KnownCountOffset == before && bench.Service.Calls.Count <= bound;
    }

    private static async Task<bool> IsNotMistakenAsync(Arrival arrival)
    {
        var bench = await ReadAsync(arrival.History);
        arrival.History.Places.ToList().ForEach(p => bench.Dataset.Rows.Remove(bench.Service.Events[p % bench.Service.Events.Count].Id));
        var offset = bench.Dataset.State.KnownCountOffset;
        var calls = 0;
        bench.Service.Before = _ =>
        {
            if (calls++ == arrival.AtCall)
            {
                bench.Add("late", -arrival.SecondsAgo);
            }
        };
        await bench.RefreshAsync();
        bench.Service.Before = static _ => { };
        var first = bench.Dataset.State.KnownCountOffset;
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await bench.RefreshAsync();
        return first == offset && bench.Dataset.State.KnownCountOffset == offset && Complete(bench);
    }

    private static async Task<bool> IsCheapAsync(History history)
    {
        var bench = await ReadAsync(history with { Lie = Lie.None });
        bench.Service.CountError = history.Places.Count + 1;
        bench.Service.Calls.Clear();
        await bench.RefreshAsync();
        var first = bench.Service.Calls.Count;
        bench.Service.Calls.Clear();
        await bench.RefreshAsync();
        return Complete(bench) && bench.Dataset.State.KnownCountOffset == history.Places.Count + 1 && first <= 12 && bench.Service.Calls.Count == 1;
    }

    private static bool Complete(IncrementalBench bench) => bench.Service.Events.TrueForAll(r => bench.Dataset.Rows.GetValueOrDefault(r.Id) == r);

    /// <summary>A history that was read whole, and then a day in which nothing came.</summary>
    private static async Task<IncrementalBench> ReadAsync(History history)
    {
        var bench = new IncrementalBench { CommitRows = 1000 };
        var second = 0L;
        foreach (var (pause, i) in history.Pauses.Select((p, i) => (p, i)))
        {
            bench.Add($"row{i}", second -= pause, 250_000);
        }

        var phantoms = history.Places.Select(p => bench.Service.Events[p % bench.Service.Events.Count].Id).Take(2).ToHashSet();
        bench.Service.CountError = history.Lie == Lie.Constant ? 3 : 0;
        bench.Service.CountAs = history.Lie == Lie.Phantoms ? rows => rows.Count + rows.Count(r => phantoms.Contains(r.Id)) : null;
        await bench.RefreshAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await bench.RefreshAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        return bench;
    }

    private static Gen<History> Histories() =>
        from size in Gen.Choose(1, 300)
        from pauses in Gen.Frequency((6, Gen.Choose(1, 100_000)), (3, Gen.Constant(0)), (1, Gen.Choose(1, 3))).ArrayOf(size)
        from places in Gen.Choose(0, 299).NonEmptyListOf().Resize(3)
        from lie in Gen.Elements(Lie.None, Lie.Constant, Lie.Phantoms)
        select new History(pauses, [.. places.Distinct()], lie);

    private static Gen<Arrival> Arrivals() =>
        from history in Histories()
        from at in Gen.Choose(0, 25)
        from ago in Gen.Frequency((1, Gen.Choose(3, 300)), (2, Gen.Choose(300, 3_000_000)))
        select new Arrival(history, at, ago);

    private static IEnumerable<History> Smaller(History history)
    {
        foreach (var half in new[] { history.Pauses.Take(history.Pauses.Count / 2), history.Pauses.Skip(history.Pauses.Count / 2), history.Pauses.Skip(1), history.Pauses.SkipLast(1) })
        {
            if (half.Any() && half.Count() < history.Pauses.Count)
            {
                yield return history with { Pauses = [.. half] };
            }
        }

        for (var i = 0; i < history.Places.Count && history.Places.Count > 1; i++)
        {
            yield return history with { Places = [.. history.Places.Where((_, at) => at != i)] };
        }

        if (history.Lie != Lie.None)
        {
            yield return history with { Lie = Lie.None };
        }
    }

    private static IEnumerable<Arrival> Smaller(Arrival arrival) => Smaller(arrival.History).Select(h => arrival with { History = h })
        .Concat(arrival.AtCall > 0 ? [arrival with { AtCall = arrival.AtCall - 1 }] : []);

    private sealed record History(IReadOnlyList<int> Pauses, IReadOnlyList<int> Places, Lie Lie)
    {
        public override string ToString() => $"{Pauses.Count} rows, {Lie}, places {string.Join(",", Places)}, pauses {string.Join(",", Pauses)}";
    }

    private sealed record Arrival(History History, int AtCall, int SecondsAgo)
    {
        public override string ToString() => $"{SecondsAgo} s ago at call {AtCall}: {History}";
    }
}

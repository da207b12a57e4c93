using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Pipeline.Tests.Refreshing;

/// <summary>Whatever the schedule of arrivals, kills and cancellations: what is called complete is complete, and in the end every row is there, once.</summary>
public sealed class InterruptedRunsTests
{
    private const int Cases = 1500;

    [Fact]
    public void Whatever_happens_the_rows_converge_to_the_truth() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(Scenarios(late: true).ToArbitrary(), s => Converges(s).GetAwaiter().GetResult()));

    [Fact]
    public void What_is_called_complete_is_complete_at_every_commit() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases), Prop.ForAll(Scenarios(late: false).ToArbitrary(), s => StaysTrue(s).GetAwaiter().GetResult()));

    private static async Task<bool> Converges(Scenario scenario)
    {
        var bench = await PlayAsync(scenario, static _ => { });
        bench.Clock.Advance(TimeSpan.FromSeconds(30));
        await bench.RefreshAsync();
        return Same(bench) && bench.Dataset.State.Intervals is [{ From: null }];
    }

    /// <summary>Rows here never come with a time before the service's clock, so a complete second can never miss one.</summary>
    private static async Task<bool> StaysTrue(Scenario scenario)
    {
        var whole = true;
        var bench = await PlayAsync(scenario, b => whole &= NothingIsMissing(b));
        return whole && NothingIsMissing(bench);
    }

    private static bool NothingIsMissing(IncrementalBench bench) => bench.Dataset.State.Intervals
        .SelectMany(i => bench.Service.Within(i.From, i.To)).All(r => bench.Dataset.Rows.ContainsKey(r.Id));

    private static bool Same(IncrementalBench bench) =>
        bench.Dataset.Rows.Values.ToHashSet().SetEquals(bench.Service.Events) && bench.Dataset.Rows.Count == bench.Service.Events.Count;

    private static async Task<IncrementalBench> PlayAsync(Scenario scenario, Action<IncrementalBench> afterCommit)
    {
        var bench = new IncrementalBench { CommitRows = scenario.CommitRows };
        Add(bench, scenario.Initial, past: true);
        foreach (var step in scenario.Steps)
        {
            bench.Clock.Advance(TimeSpan.FromSeconds(step.Seconds));
            Add(bench, step.Arrivals, scenario.Late);
            await RunAsync(bench, step, scenario.Late, afterCommit);
        }

        bench.Service.Before = static _ => { };
        bench.Dataset.Reached = static _ => { };
        bench.Asked = static () => false;
        return bench;
    }

    private static async Task RunAsync(IncrementalBench bench, Step step, bool late, Action<IncrementalBench> afterCommit)
    {
        using var cancel = new CancellationTokenSource();
        var point = 0;
        var pauses = 0;
        bench.Asked = () => step.AskedEvery > 0 && ++pauses % step.AskedEvery == 0;
        bench.Service.Before = _ =>
        {
            if (point == step.DuringAt)
            {
                Add(bench, step.During, late);
            }

            Pass();
        };
        bench.Dataset.Reached = where =>
        {
            Pass();
            if (where == "after commit")
            {
                afterCommit(bench);
            }
        };
        try
        {
            await bench.RefreshAsync(cancel.Token);
        }
        catch (Exception e) when (e is KilledException or OperationCanceledException)
        {
            // What a process that is killed, or a person who cancels, leaves behind is what the next step begins with.
        }

        void Pass()
        {
            if (point++ == step.EndAt)
            {
                if (step.Kill)
                {
                    throw new KilledException();
                }

                cancel.Cancel();
            }
        }
    }

    /// <summary>Rows with times before now, or, where rows are never late, within the margin that a refresh stays behind the clock.</summary>
    private static void Add(IncrementalBench bench, IReadOnlyList<Arrival> arrivals, bool past)
    {
        var now = (long)(bench.Clock.GetUtcNow() - IncrementalBench.Start).TotalSeconds;
        foreach (var arrival in arrivals)
        {
            bench.Add($"row{bench.Service.Events.Count}", past ? now - arrival.SecondsAgo : now, past ? arrival.Half * 500_000 : arrival.Half * 250_000);
        }
    }

    private static Gen<Scenario> Scenarios(bool late)
    {
        // Few seconds and halves of them, so that many rows share a time and times lie on the borders of seconds and pages.
        var arrival = from ago in Gen.Choose(2, 12) from half in Gen.Choose(0, 1) select new Arrival(ago, half);
        var step =
            from seconds in Gen.Choose(0, 6)
            from arrivals in arrival.ListOf()
            from during in arrival.ListOf().Resize(2)
            from duringAt in Gen.Choose(0, 6)
            from endAt in Gen.Choose(-4, 14)
            from kill in ArbMap.Default.GeneratorFor<bool>()
            from askedEvery in Gen.Choose(0, 3)
            from flood in Gen.Frequency((7, Gen.Constant(8)), (1, Gen.Constant(45)))
            select new Step(seconds, Repeat(arrivals, flood), [.. during], duringAt, endAt, kill, askedEvery);
        return from commitRows in Gen.Choose(1, 9)
               from initial in arrival.ListOf()
               from steps in step.NonEmptyListOf().Resize(6)
               select new Scenario(late, commitRows, [.. initial.Take(25)], [.. steps]);
    }

    /// <summary>At most eight rows as a rule; else so many that they are left for the backfill.</summary>
    private static IReadOnlyList<Arrival> Repeat(IReadOnlyList<Arrival> arrivals, int most) =>
        most <= 8 || arrivals.Count == 0 ? [.. arrivals.Take(most)] : [.. Enumerable.Range(0, most).Select(n => arrivals[n % arrivals.Count])];

    private sealed class KilledException : Exception;

    private sealed record Arrival(int SecondsAgo, int Half);

    private sealed record Step(int Seconds, IReadOnlyList<Arrival> Arrivals, IReadOnlyList<Arrival> During, int DuringAt, int EndAt, bool Kill, int AskedEvery)
    {
        public override string ToString() =>
            $"+{Seconds}s [{string.Join(",", Arrivals)}] during {DuringAt}: [{string.Join(",", During)}] end {EndAt} {(Kill ? "kill" : "cancel")} asked {AskedEvery}";
    }

    private sealed record Scenario(bool Late, int CommitRows, IReadOnlyList<Arrival> Initial, IReadOnlyList<Step> Steps)
    {
        public override string ToString() => $"commit {CommitRows} initial [{string.Join(",", Initial)}] {string.Join(" | ", Steps)}";
    }
}

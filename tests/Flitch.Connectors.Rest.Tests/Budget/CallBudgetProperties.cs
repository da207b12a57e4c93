using Flitch.Connectors.Catalog;
using FsCheck;
using FsCheck.Fluent;

namespace Flitch.Connectors.Rest.Tests.Budget;

/// <summary>
/// The counter under any sequence of calls of two processes that share a key's state: their costs, pauses between them, times on the way there and back,
/// and deaths between sending and answer. What fails shrinks to the shortest such sequence.
/// </summary>
public sealed class CallBudgetProperties
{
    public static TheoryData<string, decimal, decimal> Tiers => new() { { "starter", 15m, 0.33m }, { "intermediate", 20m, 0.5m }, { "pro", 20m, 1m } };

    [Theory]
    [MemberData(nameof(Tiers))]
    public void The_services_counter_is_never_exceeded(string name, decimal maximum, decimal decay)
    {
        var tier = new BudgetTier(name, name, maximum, decay);
        Prop.ForAll(Calls, calls => SharedKey.Play(tier, calls).Highest <= tier.Maximum).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void The_counter_is_never_exceeded_when_one_process_dies_with_its_call_on_the_way(string name, decimal maximum, decimal decay)
    {
        var tier = new BudgetTier(name, name, maximum, decay);
        Prop.ForAll(Calls, Gen.Choose(0, 40).ToArbitrary(), (calls, dying) => SharedKey.Play(tier, calls, dying).Highest <= tier.Maximum).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public void Nobody_idles_under_the_limit(string name, decimal maximum, decimal decay)
    {
        var tier = new BudgetTier(name, name, maximum, decay);
        var hungry = Gen.Choose(0, int.MaxValue).ArrayOf(200).Select(codes => codes.Select(code => new KeyCall(code) { Pause = TimeSpan.Zero }).ToArray()).ToArbitrary();
        Prop.ForAll(hungry, calls =>
        {
            var played = SharedKey.Play(tier, calls);

            // What is above the limit has to decay. A unit is in reserve, a wait is a whole number of milliseconds, nothing decays before the first answer of at
            // most 0.6 s, and the last one has to arrive.
            var bound = (calls.Sum(c => c.Cost) - (tier.Maximum - 1)) / tier.DecayPerSecond;
            return (decimal)played.Took.Ticks / TimeSpan.TicksPerSecond <= bound + (0.001m * calls.Length) + 1.2m;
        }).QuickCheckThrowOnFailure();
    }

    private static Arbitrary<KeyCall[]> Calls => Arb.Convert(
        ArbMap.Default.ArbFor<int[]>(), codes => codes.Select(code => new KeyCall(code)).ToArray(), calls => calls.Select(call => call.Code).ToArray());
}

using Flitch.Connectors.Catalog;
using Flitch.Connectors.KeyLine;
using Flitch.Connectors.Rest.Budget;

namespace Flitch.Connectors.Rest.Tests.Budget;

public sealed class CallBudgetTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
    private static readonly BudgetTier Starter = new("starter", "Starter", 15m, 0.33m);
    private static readonly BudgetTier Intermediate = new("intermediate", "Intermediate", 20m, 0.5m);
    private static readonly BudgetTier Pro = new("pro", "Pro", 20m, 1m);
    private static readonly BudgetTier[] Tiers = [Starter, Intermediate, Pro];

    [Theory]
    [InlineData("starter", 2, 14)]
    [InlineData("intermediate", 2, 19)]
    [InlineData("pro", 2, 19)]
    [InlineData("starter", 1, 14)]
    [InlineData("pro", 1, 19)]
    public void Counter_is_never_idle_under_its_limit(string tier, int cost, int limit)
    {
        var budget = new CallBudget(Tiers, tier);
        var state = new KeyState();
        var now = Start;
        const int Calls = 1000;
        for (var i = 0; i < Calls; i++)
        {
            now += budget.WaitFor(state, cost, now);
            state = budget.Settle(budget.Spend(state, cost, now), cost, now);
        }

        // Everything above the limit has to decay; each wait is rounded up by less than a millisecond.
        var decay = Tiers.Single(t => t.Name == tier).DecayPerSecond;
        var ideal = ((Calls * cost) - limit) / decay;
        ((decimal)(now - Start).Ticks / TimeSpan.TicksPerSecond).Should().BeInRange(ideal, ideal + 1m);
    }

    [Fact]
    public void Burst_is_what_the_tier_holds_less_one_unit()
    {
        var budget = new CallBudget(Tiers, "starter");
        var state = new KeyState { Counter = 12m, CounterAt = Start };

        budget.WaitFor(state, 2, Start).Should().Be(TimeSpan.Zero);
        budget.WaitFor(state with { Counter = 12.33m }, 2, Start).Should().Be(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Cost_decays_from_the_arrival_and_what_stood_before_it_all_along()
    {
        var budget = new CallBudget(Tiers, "pro");
        var sent = budget.Spend(new KeyState { Counter = 10m, CounterAt = Start }, 2, Start);

        sent.Counter.Should().Be(12m, "a process that dies now has spent it");
        budget.Settle(sent, 2, Start.AddSeconds(4)).Counter.Should().Be(8m);
        budget.Settle(sent, 2, Start.AddSeconds(60)).Counter.Should().Be(2m, "the call itself may have been counted a moment ago");
    }

    [Fact]
    public void Auto_is_the_smallest_tier_and_none_counts_nothing()
    {
        new CallBudget([Pro, Starter, Intermediate], "auto").TierOf(new KeyState(), Start).Should().Be(Starter);
        var none = new CallBudget(Tiers, "none");
        none.WaitFor(new KeyState { Counter = 1000m, CounterAt = Start }, 2, Start).Should().Be(TimeSpan.Zero);
        none.Spend(new KeyState(), 2, Start).Should().Be(new KeyState());
    }

    [Fact]
    public void Rate_error_teaches_the_next_smaller_tier_and_nothing_teaches_a_larger_one()
    {
        var pro = new CallBudget(Tiers, "pro");

        var once = pro.Exceed(new KeyState(), Start);
        var twice = pro.Exceed(once, Start);
        var often = pro.Exceed(twice, Start);

        (pro.TierOf(once, Start), pro.TierOf(twice, Start), pro.TierOf(often, Start)).Should().Be((Intermediate, Starter, Starter));
        (once.Counter, twice.Counter).Should().Be((20m, 20m));
        new CallBudget(Tiers, "starter").TierOf(once, Start).Should().Be(Starter, "what was learned is above it");
    }

    [Fact]
    public void What_a_rate_error_taught_is_forgotten_after_a_day()
    {
        var pro = new CallBudget(Tiers, "pro");
        var learned = pro.Exceed(new KeyState(), Start);

        pro.TierOf(learned, Start.AddHours(24).AddTicks(-1)).Should().Be(Intermediate);
        pro.TierOf(learned, Start.AddHours(24)).Should().Be(Pro);
        pro.TierOf(CallBudget.Anchor(learned with { LearnedAt = Start.AddDays(300) }, Start), Start.AddDays(2)).Should().Be(Pro, "a clock set back keeps nothing for ever");
    }

    [Fact]
    public void A_person_who_chooses_another_tier_overrides_what_was_learned()
    {
        var learned = new CallBudget(Tiers, "pro").Exceed(new CallBudget(Tiers, "pro").Exceed(new KeyState(), Start), Start);

        new CallBudget(Tiers, "pro").TierOf(learned, Start).Should().Be(Starter);
        new CallBudget(Tiers, "intermediate").TierOf(learned, Start).Should().Be(Intermediate);
    }

    [Fact]
    public void Clock_set_back_waits_no_longer_than_the_counter_needs()
    {
        var budget = new CallBudget(Tiers, "starter");
        var ahead = new KeyState { Counter = 14m, CounterAt = Start.AddHours(5) };

        var anchored = CallBudget.Anchor(ahead, Start);
        var wait = budget.WaitFor(anchored, 2, Start);

        wait.Should().BeLessThan(TimeSpan.FromSeconds(7));
        budget.WaitFor(CallBudget.Anchor(anchored, Start + wait), 2, Start + wait).Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void Unknown_tier_is_refused()
    {
        var act = () => new CallBudget(Tiers, "platinum");

        act.Should().Throw<ArgumentException>().WithMessage("*platinum*");
    }
}

using Flitch.Connectors.Catalog;
using Flitch.Connectors.KeyLine;
using Flitch.Connectors.Rest.Budget;

namespace Flitch.Connectors.Rest.Tests.Budget;

/// <summary>Two processes that take turns on one key's state, and the service's own counter beside their model of it.</summary>
internal static class SharedKey
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Plays calls.</summary>
    /// <param name="tier">The tier that service and processes go by.</param>
    /// <param name="calls">The calls in turn.</param>
    /// <param name="dying">The call whose process dies before its answer, so that the next one goes out at once; -1 for none.</param>
    /// <returns>How high the service's counter rose, and when the last answer was there.</returns>
    public static (decimal Highest, TimeSpan Took) Play(BudgetTier tier, IReadOnlyList<KeyCall> calls, int dying = -1)
    {
        var (first, second) = (new CallBudget([tier], tier.Name), new CallBudget([tier], tier.Name));
        var (state, now, arrivals) = (new KeyState(), Start, new List<(DateTimeOffset At, int Cost)>());
        for (var i = 0; i < calls.Count; i++)
        {
            var (call, budget) = (calls[i], calls[i].IsOfSecond ? second : first);
            now += call.Pause;
            now += budget.WaitFor(state, call.Cost, now);
            state = budget.Spend(state, call.Cost, now);
            arrivals.Add((now + call.There, call.Cost));
            if (i != dying)
            {
                now += call.There + call.Back;
                state = budget.Settle(state, call.Cost, now);
            }
        }

        return (Highest(tier, arrivals), now - Start);
    }

    // One counter, decaying all the time; calls count when they reach the service.
    private static decimal Highest(BudgetTier tier, IEnumerable<(DateTimeOffset At, int Cost)> arrivals)
    {
        var (counter, counted, highest) = (0m, Start, 0m);
        foreach (var (at, cost) in arrivals.OrderBy(a => a.At))
        {
            counter = Math.Max(0m, counter - ((at - counted).Ticks / (decimal)TimeSpan.TicksPerSecond * tier.DecayPerSecond)) + cost;
            (counted, highest) = (at, Math.Max(highest, counter));
        }

        return highest;
    }
}

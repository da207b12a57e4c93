using Flitch.Connectors.Catalog;
using Flitch.Connectors.KeyLine;
using Flitch.Connectors.Reading;

namespace Flitch.Connectors.Rest.Budget;

/// <summary>
/// The service's call counter as we model it: every call adds its cost, time takes it away again, and it must never pass the tier's maximum. One unit
/// stays in reserve. All of it is reckoned in decimals on the key's state; nothing is kept here.
/// </summary>
public sealed class CallBudget
{
    private const decimal Reserve = 1m;

    // Most rate errors come of another program that uses the key for a while, and a higher tier comes once in a year: after a day the chosen tier is tried
    // again, at the price of one rate error a day at most where it is too high.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private readonly BudgetTier[] _tiers;
    private readonly BudgetTier? _chosen;

    /// <summary>Makes the budget.</summary>
    /// <param name="tiers">The service's tiers, in any order; empty when it has no counter.</param>
    /// <param name="tier">A tier's name; <c>auto</c> for the smallest; <c>none</c> for no counter at all.</param>
    /// <exception cref="ArgumentException">No tier has this name.</exception>
    public CallBudget(IReadOnlyList<BudgetTier> tiers, string tier)
    {
        _tiers = [.. tiers.OrderBy(t => t.DecayPerSecond).ThenBy(t => t.Maximum)];
        _chosen = tier switch
        {
            "none" => null,
            "auto" => _tiers.FirstOrDefault(),
            _ => Find(tier) ?? throw new ArgumentException($"There is no tier {tier}.", nameof(tier)),
        };
    }

    /// <summary>
    /// The tier that holds for a key: the chosen one, or the smaller one that a rate error taught under this very choice within the last day. Null when nothing is
    /// counted.
    /// </summary>
    /// <param name="state">The key's state.</param>
    /// <param name="now">The time now.</param>
    public BudgetTier? TierOf(KeyState state, DateTimeOffset now)
    {
        var holds = _chosen is not null && state.LearnedUnder == _chosen.Name && state.LearnedAt is { } at && at <= now && now - at < Remembered;
        var learned = holds ? Find(state.LearnedTier ?? "") : null;
        return learned is null || Array.IndexOf(_tiers, learned) >= Array.IndexOf(_tiers, _chosen) ? _chosen : learned;
    }

    /// <summary>What is left of the budget; null when nothing is counted.</summary>
    /// <param name="state">The key's state, anchored.</param>
    /// <param name="now">The time now.</param>
    public CallAllowance? AllowanceOf(KeyState state, DateTimeOffset now) =>
        TierOf(state, now) is { } tier ? new CallAllowance(tier, Level(state, tier, now), Math.Max(0m, tier.Maximum - Reserve), now) : null;

    /// <summary>How long to wait before a call may be sent; zero when it may be sent now. In whole milliseconds, rounded up.</summary>
    /// <param name="state">The key's state, anchored.</param>
    /// <param name="cost">What the call adds.</param>
    /// <param name="now">The time now.</param>
    public TimeSpan WaitFor(KeyState state, int cost, DateTimeOffset now)
    {
        if (TierOf(state, now) is not { } tier)
        {
            return TimeSpan.Zero;
        }

        var excess = Level(state, tier, now) - Math.Max(0m, tier.Maximum - Reserve - cost);
        return excess <= 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds((long)Math.Ceiling(excess / tier.DecayPerSecond * 1000m));
    }

    /// <summary>The state to save before a call is sent: should we die before its answer, the cost is remembered.</summary>
    /// <param name="state">The key's state.</param>
    /// <param name="cost">What the call adds.</param>
    /// <param name="now">The time now.</param>
    public KeyState Spend(KeyState state, int cost, DateTimeOffset now) =>
        TierOf(state, now) is { } tier ? state with { Counter = Level(state, tier, now) + cost, CounterAt = now } : state;

    /// <summary>
    /// The state after an answer. When within the flight the service counted the call is not known; the latest instant, the answer's arrival, is the
    /// safe assumption: the cost decays from there, what stood before it decayed all along.
    /// </summary>
    /// <param name="state">The key's state as it was when the call was sent (with its cost).</param>
    /// <param name="cost">What the call added.</param>
    /// <param name="arrived">When the answer arrived.</param>
    public KeyState Settle(KeyState state, int cost, DateTimeOffset arrived)
    {
        if (TierOf(state, arrived) is not { } tier)
        {
            return state;
        }

        var before = state with { Counter = Math.Max(0m, state.Counter - cost) };
        return state with { Counter = Level(before, tier, arrived) + cost, CounterAt = arrived };
    }

    /// <summary>The state after a rate error: the counter stands at its maximum, and the next smaller tier holds for a day.</summary>
    /// <param name="state">The key's state.</param>
    /// <param name="now">The time now.</param>
    public KeyState Exceed(KeyState state, DateTimeOffset now)
    {
        if (TierOf(state, now) is not { } tier)
        {
            return state;
        }

        var smaller = _tiers[Math.Max(0, Array.IndexOf(_tiers, tier) - 1)];
        return state with { Counter = tier.Maximum, CounterAt = now, LearnedTier = smaller.Name, LearnedUnder = _chosen!.Name, LearnedAt = now };
    }

    /// <summary>The state with its counter moved to now when it lies ahead: the clock was set back, and waiting for it would last as long.</summary>
    /// <param name="state">The key's state.</param>
    /// <param name="now">The time now.</param>
    public static KeyState Anchor(KeyState state, DateTimeOffset now) => state.CounterAt <= now && !(state.LearnedAt > now)
        ? state
        : state with { CounterAt = Earlier(state.CounterAt, now), LearnedAt = state.LearnedAt is { } at ? Earlier(at, now) : null };

    private static decimal Level(KeyState state, BudgetTier tier, DateTimeOffset now)
    {
        var seconds = Math.Max(0, (now - state.CounterAt).Ticks) / (decimal)TimeSpan.TicksPerSecond;
        return Math.Max(0m, state.Counter - (seconds * tier.DecayPerSecond));
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private BudgetTier? Find(string name) => Array.Find(_tiers, t => t.Name == name);
}

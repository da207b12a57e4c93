using Flitch.Connectors.Kraken.Sandbox.Account;

namespace Flitch.Connectors.Kraken.Sandbox.Keys;

/// <summary>
/// The call counter of one key: each call adds its cost, time takes away continuously. Whether a refused call counts is unknown; here it does not.
/// Whole numbers throughout: one call is 1000 × ticks per second, so that thousandths per second are whole numbers per tick.
/// </summary>
internal sealed class CallCounter(Tier tier)
{
    private const long One = 1_000 * UnixTicks.PerSecond;
    private long _level;
    private long _at;

    /// <summary>Counts a call, or refuses it when the counter would pass its maximum.</summary>
    public bool TryCount(int cost, long now)
    {
        if (tier.Maximum == 0)
            return true;
        Decay(now);
        if (_level + cost * One > tier.Maximum * One)
            return false;
        _level += cost * One;
        return true;
    }

    /// <summary>The counter in thousandths.</summary>
    public long Thousandths(long now)
    {
        Decay(now);
        return _level / UnixTicks.PerSecond;
    }

    private void Decay(long now)
    {
        if (now <= _at)
            return;
        // An hour empties every counter; a longer gap must not overflow.
        var passed = Math.Min(now - _at, 3_600 * UnixTicks.PerSecond);
        _level = Math.Max(0, _level - passed * tier.DecayThousandths);
        _at = now;
    }
}

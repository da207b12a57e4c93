namespace Flitch.Connectors.Kraken.Sandbox.Keys;

/// <summary>
/// Whoever presents wrong credentials several times in a row is locked out for a quarter of an hour. Counted by the presented key, known or not;
/// wrong nonces weigh a quarter.
/// </summary>
internal sealed class Lockouts(int limit)
{
    private const int Weight = 4;
    private const int MostRemembered = 1_000;
    private readonly Dictionary<string, (int Failures, long Until)> _states = new(StringComparer.Ordinal);

    /// <summary>How long a lockout lasts.</summary>
    public static TimeSpan Duration { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether the key is locked out now.</summary>
    public bool IsLocked(string key, long now) => _states.TryGetValue(key, out var state) && state.Until > now;

    /// <summary>A wrong key or signature.</summary>
    public void Failed(string key, long now) => Add(key, Weight, now);

    /// <summary>A wrong nonce.</summary>
    public void NonceFailed(string key, long now) => Add(key, 1, now);

    /// <summary>A call with valid credentials forgives what was before.</summary>
    public void Passed(string key) => _states.Remove(key);

    /// <summary>Locks a key out, as a fault asks for.</summary>
    public void Lock(string key, long now, TimeSpan duration) => _states[key] = (0, now + duration.Ticks);

    private void Add(string key, int weight, long now)
    {
        if (limit == 0)
            return;
        if (_states.Count >= MostRemembered)
            _states.Clear();
        var failures = _states.GetValueOrDefault(key).Failures + weight;
        _states[key] = failures >= limit * Weight ? (0, now + Duration.Ticks) : (failures, 0);
    }
}

using System.Collections.Concurrent;
using System.Net;

namespace Flitch.Host.Web.Access;

/// <summary>
/// Makes guessing passwords slow: after five wrong ones an address waits, twice as long each time, up to an hour. A right one clears it. Kept in memory: a guesser who
/// could restart the server would not need to guess.
/// </summary>
internal sealed class SignInThrottle(TimeProvider clock)
{
    private const int Free = 5;
    private const int Remembered = 10_000;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<IPAddress, Attempts> known = new();

    /// <summary>How long this address still has to wait; zero when it may try.</summary>
    /// <param name="address">Who tries.</param>
    public TimeSpan WaitFor(IPAddress address) =>
        known.TryGetValue(address, out var attempts) && attempts.Until > clock.GetUtcNow() ? attempts.Until - clock.GetUtcNow() : TimeSpan.Zero;

    /// <summary>Notes a wrong password.</summary>
    /// <param name="address">Who tried.</param>
    public void Failed(IPAddress address)
    {
        Forget();
        known.AddOrUpdate(address, _ => new(1, default), (_, a) => new(a.Count + 1, a.Count + 1 < Free ? default : clock.GetUtcNow() + Wait(a.Count + 1)));
    }

    /// <summary>Notes a right one.</summary>
    /// <param name="address">Who tried.</param>
    public void Succeeded(IPAddress address) => known.TryRemove(address, out _);

    private static TimeSpan Wait(int count)
    {
        var wait = First * Math.Pow(2, Math.Min(count - Free, 20));
        return wait < Longest ? wait : Longest;
    }

    // Somebody with very many addresses must not fill the memory.
    private void Forget()
    {
        if (known.Count >= Remembered)
        {
            known.Clear();
        }
    }

    private sealed record Attempts(int Count, DateTimeOffset Until);
}

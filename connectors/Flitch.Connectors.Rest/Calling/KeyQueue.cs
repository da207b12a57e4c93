using Flitch.Connectors.KeyLine;
using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Budget;
using Flitch.Connectors.Rest.Errors;

namespace Flitch.Connectors.Rest.Calling;

/// <summary>
/// Stands in the key's line until a call may be sent: its turn has come, the counter allows its cost, and no lockout or throttle holds. While it waits
/// for the counter it lets others with the same key pass.
/// </summary>
internal sealed class KeyQueue(
    IKeyLine line, string key, CallBudget budget, ErrorCatalog errors, RestOptions options, ICallObserver observer, TimeProvider clock)
{
    /// <summary>Waits, and takes the turn.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="FlitchException">The key is locked out, or held back for longer than a call is tried: no call is made.</exception>
    public async Task<KeyTurn> EnterAsync(RestCall call, CancellationToken cancellationToken)
    {
        while (true)
        {
            var lease = await line.EnterAsync(key, cancellationToken).ConfigureAwait(false);
            var (turn, wait, reason) = await TryTakeAsync(lease, call, cancellationToken).ConfigureAwait(false);
            if (turn is not null)
            {
                return turn;
            }

            observer.Waiting(wait, reason);
            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What the counter leaves the key now; null when nothing is counted.</summary>
    public async Task<CallAllowance?> AllowanceAsync(CancellationToken cancellationToken)
    {
        await using var lease = await line.EnterAsync(key, cancellationToken).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        return budget.AllowanceOf(CallBudget.Anchor(lease.State, now), now);
    }

    private async Task<(KeyTurn? Turn, TimeSpan Wait, string Reason)> TryTakeAsync(IKeyLease lease, RestCall call, CancellationToken cancellationToken)
    {
        var taken = false;
        try
        {
            var now = clock.GetUtcNow();
            var (wait, reason) = WaitFor(lease, call, now);
            if (wait > TimeSpan.Zero)
            {
                return (null, wait, reason);
            }

            var turn = await KeyTurn.BeginAsync(lease, budget, call.Cost, now, cancellationToken).ConfigureAwait(false);
            taken = true;
            return (turn, TimeSpan.Zero, "");
        }
        finally
        {
            if (!taken)
            {
                await lease.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private (TimeSpan Wait, string Reason) WaitFor(IKeyLease lease, RestCall call, DateTimeOffset now)
    {
        if (CallBudget.Anchor(lease.State, now) is var anchored && anchored != lease.State)
        {
            lease.State = anchored;
        }

        var blocked = BlockedFor(lease.State, call, now);
        var counter = budget.WaitFor(lease.State, call.Cost, now);
        return blocked >= counter ? (blocked, $"retry after {lease.State.NotBeforeCode}") : (counter, "call counter");
    }

    private TimeSpan BlockedFor(KeyState state, RestCall call, DateTimeOffset now)
    {
        if (state.NotBefore is not { } until || until <= now || until > now + KeyTurn.LongestBlock)
        {
            return TimeSpan.Zero;
        }

        var code = state.NotBeforeCode ?? "";
        if (errors.Find(code).Kind == ErrorKind.Lockout || until - now > options.RetryDeadline)
        {
            throw new FlitchException(errors.Describe(code, call.Object, null, until, now));
        }

        return Backoff.WholeMilliseconds(until - now);
    }
}

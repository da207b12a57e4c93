using Flitch.Connectors.KeyLine;
using Flitch.Connectors.Rest.Budget;

namespace Flitch.Connectors.Rest.Calling;

/// <summary>The key's turn for one attempt: from its nonce to what its answer teaches. Disposing lets the next call in.</summary>
internal sealed class KeyTurn : IAsyncDisposable
{
    /// <summary>No block lasts longer; one that seems to, comes from a clock that was set.</summary>
    public static readonly TimeSpan LongestBlock = TimeSpan.FromHours(1);

    private readonly IKeyLease _lease;
    private readonly CallBudget _budget;
    private readonly int _cost;

    private KeyTurn(IKeyLease lease, CallBudget budget, int cost)
    {
        _lease = lease;
        _budget = budget;
        _cost = cost;
    }

    /// <summary>The nonce: microseconds since 1970, higher than any before.</summary>
    public long Nonce => _lease.State.LastNonce;

    /// <summary>The service's clock less ours, as last heard.</summary>
    public TimeSpan ClockOffset => _lease.State.ClockOffset;

    /// <summary>Makes the nonce and counts the cost, and has both on disk before anything is sent.</summary>
    public static async ValueTask<KeyTurn> BeginAsync(
        IKeyLease lease, CallBudget budget, int cost, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var microseconds = (now - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        var nonce = Math.Max(microseconds, lease.State.LastNonce + 1);
        lease.State = budget.Spend(lease.State, cost, now) with { LastNonce = nonce, NotBefore = null, NotBeforeCode = null };
        await lease.SaveAsync(cancellationToken).ConfigureAwait(false);
        return new KeyTurn(lease, budget, cost);
    }

    /// <summary>Takes note of an answer, or of a call given up: the counter decays from now, and the service's clock is known.</summary>
    /// <param name="arrived">When it came, by our clock.</param>
    /// <param name="serverTime">Its Date header; null when it had none. In whole seconds, cut: our picture of their clock is never ahead of it.</param>
    public void Settle(DateTimeOffset arrived, DateTimeOffset? serverTime)
    {
        var settled = _budget.Settle(_lease.State, _cost, arrived);
        _lease.State = serverTime is { } theirs ? settled with { ClockOffset = theirs - arrived } : settled;
    }

    /// <summary>The service said that the counter is over its maximum.</summary>
    public void ExceedBudget(DateTimeOffset arrived) => _lease.State = _budget.Exceed(_lease.State, arrived);

    /// <summary>Lets no call of this key out for a while, in no process.</summary>
    public void Block(DateTimeOffset now, TimeSpan wait, string code) =>
        _lease.State = _lease.State with { NotBefore = now + (wait < LongestBlock ? wait : LongestBlock), NotBeforeCode = code };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lease.DisposeAsync();
}

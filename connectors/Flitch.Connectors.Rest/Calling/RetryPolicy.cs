using Flitch.Connectors.Catalog;
using Flitch.Connectors.Rest.Errors;

namespace Flitch.Connectors.Rest.Calling;

/// <summary>Decides about retrying one call, by the kind of each failure and the catalogue's line for it.</summary>
internal sealed class RetryPolicy(RestCall call, ErrorCatalog errors, RestOptions options, TimeProvider clock)
{
    private static readonly TimeSpan DefaultLockout = TimeSpan.FromMinutes(15);
    private readonly Dictionary<ErrorKind, int> _failures = [];
    private DateTimeOffset? _deadline;

    /// <summary>Decides, and remembers the failure.</summary>
    public RetryDecision Decide(CallFailure failure)
    {
        var entry = errors.Find(failure.Code);
        var now = clock.GetUtcNow();
        _deadline ??= now + (call.RetryDeadline ?? options.RetryDeadline);
        var failures = _failures[entry.Kind] = _failures.GetValueOrDefault(entry.Kind) + 1;
        var wait = WaitAfter(failure, entry, failures, now);
        var tryAgain = IsRetried(entry.Kind) && failures < entry.Attempts && now + wait <= _deadline;
        var holdsBackKey = entry.Kind is ErrorKind.Rate or ErrorKind.Lockout || (entry.Kind == ErrorKind.Transient && failure.RetryAt is not null);
        return new RetryDecision(entry, tryAgain, wait, holdsBackKey);
    }

    private TimeSpan WaitAfter(CallFailure failure, ErrorEntry entry, int failures, DateTimeOffset now)
    {
        if (failure.RetryAt is { } at && at > now)
        {
            return Backoff.WholeMilliseconds(at - now);
        }

        return entry.Kind switch
        {
            ErrorKind.Lockout => entry.Wait > TimeSpan.Zero ? entry.Wait : DefaultLockout,
            _ when IsRetried(entry.Kind) => Backoff.Jittered(entry.Wait, failures, options.MaxBackoff),
            _ => TimeSpan.Zero,
        };
    }

    private static bool IsRetried(ErrorKind kind) => kind is ErrorKind.Nonce or ErrorKind.Rate or ErrorKind.Transient or ErrorKind.Provider;
}

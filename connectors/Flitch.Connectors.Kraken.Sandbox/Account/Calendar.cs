namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>What is going to happen, by time, and in the order of planning where times are equal.</summary>
internal sealed class Calendar
{
    private readonly PriorityQueue<Happening, (long Time, long Order)> _queue = new();
    private long _planned;

    /// <summary>Time of the next happening, or the end of time.</summary>
    public long Next => _queue.TryPeek(out _, out var priority) ? priority.Time : long.MaxValue;

    /// <summary>Plans a happening.</summary>
    public void Plan(long time, HappeningKind kind, int subject = 0) =>
        _queue.Enqueue(new Happening(kind, subject, _planned), (time, _planned++));

    /// <summary>Takes the next happening.</summary>
    public Happening Take() => _queue.Dequeue();
}

/// <summary>One thing that happens.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">To which order, position or table entry.</param>
/// <param name="Order">Its number; with the seed it decides every choice made in it.</param>
internal readonly record struct Happening(HappeningKind Kind, int Subject, long Order);

/// <summary>What can happen.</summary>
internal enum HappeningKind : byte
{
    Anything,
    Deposit,
    Withdrawal,
    FailedWithdrawal,
    WithdrawalReversal,
    Spot,
    Stock,
    OrderWithoutFill,
    FillOrder,
    CancelOrder,
    OpenPosition,
    ClosePosition,
    Rollover,
    Convert,
    Stake,
    Unstake,
    StakingReward,
    Allocate,
    Sundry,
    Delist,
    DelistPaid,
}

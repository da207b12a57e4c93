namespace Flitch.Connectors.KeyLine;

/// <summary>What is remembered of an API key between calls, runs and processes.</summary>
public sealed record KeyState
{
    /// <summary>The last nonce made, in microseconds since 1970; the next is <c>max(now, last + 1)</c>.</summary>
    public long LastNonce { get; init; }

    /// <summary>The service's call counter as we model it, at <see cref="CounterAt"/>; it decays from there.</summary>
    public decimal Counter { get; init; }

    /// <summary>When <see cref="Counter"/> was right.</summary>
    public DateTimeOffset CounterAt { get; init; }

    /// <summary>The tier that a rate error taught; null when none did.</summary>
    public string? LearnedTier { get; init; }

    /// <summary>The tier that was chosen when it was taught: another choice is a person's word and counts for more.</summary>
    public string? LearnedUnder { get; init; }

    /// <summary>When it was taught; what was learned is forgotten after a day.</summary>
    public DateTimeOffset? LearnedAt { get; init; }

    /// <summary>No call before this: a lockout, a throttle or a rate wait; null when calls may go on.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The code of the error behind <see cref="NotBefore"/>.</summary>
    public string? NotBeforeCode { get; init; }

    /// <summary>The service's clock less ours, from its last answer.</summary>
    public TimeSpan ClockOffset { get; init; }
}

namespace Flitch.Storage.RequestLogs;

/// <summary>Some calls of a run.</summary>
/// <param name="Calls">The calls, in the order in which they were made.</param>
/// <param name="Total">How many there are of those that were asked for.</param>
public sealed record LoggedCalls(IReadOnlyList<LoggedCall> Calls, int Total)
{
    /// <summary>No calls.</summary>
    public static LoggedCalls None { get; } = new([], 0);
}

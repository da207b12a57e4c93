namespace Flitch.Pipeline.Runs;

/// <summary>A stretch of time in which every row that the service serves is stored.</summary>
/// <param name="From">Exclusive; null means from the account's beginning.</param>
/// <param name="To">Inclusive.</param>
public sealed record CompleteRange(DateTimeOffset? From, DateTimeOffset To);

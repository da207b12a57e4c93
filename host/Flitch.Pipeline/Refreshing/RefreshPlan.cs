namespace Flitch.Pipeline.Refreshing;

/// <summary>What a refresh would take.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Datasets">Dataset by dataset, in the order in which they would be refreshed.</param>
/// <param name="Calls">Calls in all.</param>
/// <param name="Cost">What they add to the call counter in all.</param>
/// <param name="Duration">How long the call counter makes them take; zero when there is no counter.</param>
/// <param name="FinishAt">When it would be ready if it began now.</param>
public sealed record RefreshPlan(
    string Connection, IReadOnlyList<DatasetPlan> Datasets, long Calls, long Cost, TimeSpan Duration, DateTimeOffset FinishAt);

/// <summary>What one dataset of a refresh would take.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Rows">Rows that are not stored yet, by the service's count; null when it does not say.</param>
/// <param name="Calls">Calls.</param>
public sealed record DatasetPlan(string Dataset, long? Rows, long Calls);

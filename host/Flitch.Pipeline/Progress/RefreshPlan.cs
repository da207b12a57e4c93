using Flitch.Connectors.Catalog;

namespace Flitch.Pipeline.Progress;

/// <summary>What a refresh would take.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Datasets">Dataset by dataset, in the order in which they would be refreshed.</param>
/// <param name="Calls">Calls in all.</param>
/// <param name="Cost">What they add to the call counter in all.</param>
/// <param name="Duration">How long the call counter makes them take; zero when there is no counter.</param>
/// <param name="FinishAt">When it would be ready if it began now.</param>
public sealed record RefreshPlan(
    string Connection, IReadOnlyList<DatasetPlan> Datasets, long Calls, long Cost, TimeSpan Duration, DateTimeOffset FinishAt)
{
    /// <summary>The tier whose limits were reckoned with; null when there is no counter.</summary>
    public BudgetTier? Tier { get; init; }

    /// <summary>True when nobody said which tier the account has, so that the smallest was taken.</summary>
    public bool TierIsGuessed { get; init; }

    /// <summary>The call counter before the first call; null when there is none.</summary>
    public decimal? Counter { get; init; }

    /// <summary>How long it would take an account of a higher tier.</summary>
    public IReadOnlyList<FasterTier> Faster { get; init; } = [];
}

/// <summary>What one dataset of a refresh would take.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Rows">Rows that are not stored yet, by the service's count; null when it does not say.</param>
/// <param name="Calls">Calls, those included that look for news once more at the end of a run that takes long.</param>
public sealed record DatasetPlan(string Dataset, long? Rows, long Calls);

/// <summary>A tier under which a refresh would take less time.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Duration">How long it would take.</param>
public sealed record FasterTier(BudgetTier Tier, TimeSpan Duration);

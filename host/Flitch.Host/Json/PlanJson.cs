using Flitch.Pipeline.Progress;

namespace Flitch.Host.Json;

/// <summary>What a refresh would take.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Calls">Calls in all.</param>
/// <param name="Cost">What they add to the service's counter.</param>
/// <param name="Seconds">How long the counter makes them take; zero when there is none.</param>
/// <param name="FinishAt">When it would be ready if it began now.</param>
/// <param name="Tier">The tier whose limits were reckoned with; null when there is no counter.</param>
/// <param name="TierIsGuessed">Whether nobody said which tier the account has.</param>
/// <param name="Counter">The counter before the first call; null when there is none.</param>
/// <param name="Faster">How long it would take an account of a higher tier.</param>
/// <param name="Datasets">Dataset by dataset.</param>
internal sealed record PlanJson(
    string Connection,
    long Calls,
    long Cost,
    decimal Seconds,
    DateTimeOffset FinishAt,
    string? Tier,
    bool TierIsGuessed,
    decimal? Counter,
    IReadOnlyList<FasterTierJson> Faster,
    IReadOnlyList<DatasetPlanJson> Datasets)
{
    /// <summary>The whole plan.</summary>
    /// <param name="plan">The plan.</param>
    public static PlanJson Of(RefreshPlan plan) => new(
        plan.Connection,
        plan.Calls,
        plan.Cost,
        FlitchJson.Seconds(plan.Duration),
        plan.FinishAt,
        plan.Tier?.Name,
        plan.TierIsGuessed,
        plan.Counter,
        [.. plan.Faster.Select(f => new FasterTierJson(f.Tier.Name, FlitchJson.Seconds(f.Duration)))],
        [.. plan.Datasets.Select(d => new DatasetPlanJson(d.Dataset, d.Rows, d.Calls))]);
}

/// <summary>A tier under which a refresh would take less time.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Seconds">How long it would take.</param>
internal sealed record FasterTierJson(string Tier, decimal Seconds);

/// <summary>What one dataset of a refresh would take.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Rows">Rows that are not stored yet; null when the service does not say.</param>
/// <param name="Calls">Calls.</param>
internal sealed record DatasetPlanJson(string Dataset, long? Rows, long Calls);

using Flitch.Connectors.Catalog;

namespace Flitch.Connectors.Reading;

/// <summary>What a service's call counter leaves a key at one instant, by the connector's own model.</summary>
/// <param name="Tier">The tier that holds: the one that was chosen, or a smaller one that a rate error taught.</param>
/// <param name="Counter">The counter.</param>
/// <param name="Most">How high the connector lets it rise.</param>
/// <param name="At">The instant.</param>
public sealed record CallAllowance(BudgetTier Tier, decimal Counter, decimal Most, DateTimeOffset At);

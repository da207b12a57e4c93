namespace Flitch.Connectors.Catalog;

/// <summary>One tier of the service's call counter.</summary>
/// <param name="Name">For example <c>starter</c>.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Maximum">The counter must never be above this.</param>
/// <param name="DecayPerSecond">How much the counter falls each second, continuously. Exact: the counter is reckoned in decimals.</param>
public sealed record BudgetTier(string Name, string Title, decimal Maximum, decimal DecayPerSecond);

namespace Flitch.Connectors.Schema.Model;

/// <summary>One tier of the service's call counter.</summary>
/// <param name="Name">For example <c>starter</c>.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Maximum">The counter must never be above this.</param>
/// <param name="DecayPerSecond">How much it falls each second; exact.</param>
public sealed record TierSpec(string Name, string Title, decimal Maximum, decimal DecayPerSecond);

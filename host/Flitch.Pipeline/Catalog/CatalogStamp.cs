namespace Flitch.Pipeline.Catalog;

/// <summary>What stands of one connection in the catalogue, as texts to compare.</summary>
/// <param name="Settings">What a person set, and what a test learnt.</param>
/// <param name="Run">Its newest run; null before the first.</param>
internal sealed record CatalogStamp(string Settings, string? Run);

namespace Flitch.Connectors.Schema.Model;

/// <summary>A value in another object that tells that a variant may have rows.</summary>
/// <param name="Object">The other object, a snapshot.</param>
/// <param name="Column">Its column.</param>
/// <param name="Matches">The regular expression that such a value matches.</param>
public sealed record VariantTriggerSpec(string Object, string Column, string Matches);

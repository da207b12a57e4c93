namespace Flitch.Connectors.Catalog;

/// <summary>A value in a snapshot of another object which tells that a variant may have rows.</summary>
/// <param name="Object">The other object, for example <c>balance</c>.</param>
/// <param name="Column">Its text column.</param>
/// <param name="Matches">The regular expression that such a value matches.</param>
public sealed record VariantTrigger(string Object, string Column, string Matches);

namespace Flitch.Connectors.Schema.Tests.Grammar;

/// <summary>What the validator says.</summary>
/// <param name="Valid">Whether the text keeps to the grammar.</param>
/// <param name="Errors">Why not.</param>
internal sealed record Verdict(bool Valid, string Errors);

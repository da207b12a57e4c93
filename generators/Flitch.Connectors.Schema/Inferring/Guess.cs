namespace Flitch.Connectors.Schema.Inferring;

/// <summary>Something in an inferred schema that a person should look at.</summary>
/// <param name="Place">Where: a field's name, or a block such as <c>request</c>.</param>
/// <param name="Text">What was guessed, from what.</param>
public sealed record Guess(string Place, string Text);

namespace Flitch.Connectors.Schema.Tests.Grammar;

/// <summary>A text to validate.</summary>
/// <param name="Grammar"><c>object</c> or <c>connector</c>.</param>
/// <param name="Text">The text.</param>
internal sealed record Question(string Grammar, string Text);

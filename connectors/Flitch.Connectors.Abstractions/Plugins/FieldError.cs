namespace Flitch.Connectors.Plugins;

/// <summary>What is wrong with one field of the form.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Text">What is wrong and what is expected; never the value of a secret.</param>
public sealed record FieldError(string Field, string Text);

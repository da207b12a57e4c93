namespace Flitch.Connectors.Schema.Model;

/// <summary>A request parameter and its fixed value, as text: <c>true</c> for a JSON true.</summary>
/// <param name="Name">For example <c>rebase_multiplier</c>.</param>
/// <param name="Value">For example <c>base</c>.</param>
public sealed record ParameterSpec(string Name, string Value);

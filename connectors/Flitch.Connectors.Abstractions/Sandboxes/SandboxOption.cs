namespace Flitch.Connectors.Sandboxes;

/// <summary>One option that a sandbox declares.</summary>
/// <param name="Name">Without dashes, kebab case: <c>ledgers</c> is given as <c>--ledgers</c>.</param>
/// <param name="Description">One sentence for the help text.</param>
/// <param name="Default">Used when absent; null where absent means off.</param>
/// <param name="ValueName">How the help text calls the value, for example <c>N</c>; null for a switch without a value.</param>
/// <param name="Choices">The allowed values, or null when any is.</param>
public sealed record SandboxOption(string Name, string Description, string? Default, string? ValueName, IReadOnlyList<string>? Choices = null);

namespace Flitch.Connectors.Schema.Model;

/// <summary>How rows that have no cursor are found.</summary>
/// <param name="Cursor">The time that they do have, for example <c>opentm</c>.</param>
/// <param name="Parameters">What their listing is asked for: replaces or adds to the fixed parameters.</param>
public sealed record UnsetSpec(string Cursor, EquatableArray<ParameterSpec> Parameters);

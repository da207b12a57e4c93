using Flitch.Connectors.Schema.Model;

namespace Flitch.Connectors.Generators.Pipeline;

/// <summary>An object to generate.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Spec">What the file says.</param>
public sealed record ObjectItem(string Path, ObjectSpec Spec);

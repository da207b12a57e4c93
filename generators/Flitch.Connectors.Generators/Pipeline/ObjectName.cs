namespace Flitch.Connectors.Generators.Pipeline;

/// <summary>What one file is called.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">The object's or connector's name.</param>
public sealed record ObjectName(string Path, string Name);

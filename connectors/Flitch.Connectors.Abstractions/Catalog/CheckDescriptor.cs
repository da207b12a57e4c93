namespace Flitch.Connectors.Catalog;

/// <summary>A check that the schema states about the stored rows.</summary>
/// <param name="Kind"><c>runningBalance</c>, <c>references</c> or <c>lastEquals</c>.</param>
/// <param name="Settings">The check's own settings, as JSON text of the schema file.</param>
public sealed record CheckDescriptor(string Kind, string Settings);

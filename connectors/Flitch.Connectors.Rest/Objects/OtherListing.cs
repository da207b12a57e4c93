namespace Flitch.Connectors.Rest.Objects;

/// <summary>A listing of an object beside its ordinary one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Parameters that replace the object's own of the same name, or are added to them.</param>
public sealed record OtherListing(string Name, IReadOnlyList<KeyValuePair<string, string>> Parameters);

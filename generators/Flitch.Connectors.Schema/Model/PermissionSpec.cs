namespace Flitch.Connectors.Schema.Model;

/// <summary>One permission that a key can have.</summary>
/// <param name="Name">The service's own value.</param>
/// <param name="Title">The label of its box.</param>
/// <param name="Where">Where that box stands.</param>
/// <param name="Wanted">True for those that reading needs.</param>
/// <param name="Warning">What a key with it could do; null when it does no harm.</param>
public sealed record PermissionSpec(string Name, string Title, string Where, bool Wanted, string? Warning);

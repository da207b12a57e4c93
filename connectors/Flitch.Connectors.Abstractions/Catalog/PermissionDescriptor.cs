namespace Flitch.Connectors.Catalog;

/// <summary>One permission that a key can have.</summary>
/// <param name="Name">The service's own value, for example <c>query-ledger</c>.</param>
/// <param name="Title">The label of its box on the service's page, for example <c>Query ledger entries</c>.</param>
/// <param name="Where">Where that box stands, for example <c>Data</c>.</param>
/// <param name="Wanted">True for the permissions that reading needs; false for those that a read-only key should not have.</param>
/// <param name="Warning">What a key with it could do, shown as a warning; null for a permission that does no harm.</param>
public sealed record PermissionDescriptor(string Name, string Title, string Where, bool Wanted, string? Warning);

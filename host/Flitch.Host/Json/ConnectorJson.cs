using Flitch.Connectors.Catalog;

namespace Flitch.Host.Json;

/// <summary>A connector's catalogue, without its error catalogue.</summary>
/// <param name="Name">Its name in commands, folders and SQL.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Description">What it connects to.</param>
/// <param name="BaseUrl">The service's address.</param>
/// <param name="Documentation">The service's own documentation; null when there is none.</param>
/// <param name="Guide">The steps that lead a person to a key.</param>
/// <param name="Fields">The form that makes a connection.</param>
/// <param name="Permissions">What a key can be allowed, wanted or not.</param>
/// <param name="Objects">What it offers.</param>
internal sealed record ConnectorJson(
    string Name,
    string Title,
    string Description,
    string BaseUrl,
    string? Documentation,
    IReadOnlyList<string> Guide,
    IReadOnlyList<FieldJson> Fields,
    IReadOnlyList<PermissionJson> Permissions,
    IReadOnlyList<ObjectJson> Objects)
{
    /// <summary>The whole catalogue of one connector.</summary>
    /// <param name="connector">The connector.</param>
    public static ConnectorJson Of(ConnectorDescriptor connector) => new(
        connector.Name,
        connector.Title,
        connector.Description,
        connector.BaseUrl,
        connector.DocumentationUrl,
        connector.Guide,
        [.. connector.Form.Select(f => new FieldJson(f.Name, f.Label, f.Help, f.Secret, f.Required, f.Advanced, f.Default, f.Choices))],
        [.. connector.Permissions.Select(p => new PermissionJson(p.Name, p.Title, p.Where, p.Wanted))],
        [.. connector.Objects.Select(ObjectJson.Of)]);
}

/// <summary>One field of the form that makes a connection.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What the form calls it.</param>
/// <param name="Help">Where to find the value and what it does.</param>
/// <param name="Secret">Whether it is sealed, and never shown again.</param>
/// <param name="Required">Whether it must be filled.</param>
/// <param name="Advanced">Whether most people leave it alone.</param>
/// <param name="Default">What is used when it is left empty; null when there is nothing.</param>
/// <param name="Choices">The only values allowed; null when any is.</param>
internal sealed record FieldJson(string Name, string Label, string Help, bool Secret, bool Required, bool Advanced, string? Default, IReadOnlyList<string>? Choices);

/// <summary>One box that a key's owner can tick.</summary>
/// <param name="Name">The service's own word.</param>
/// <param name="Title">What stands beside the box.</param>
/// <param name="Where">Where the box stands.</param>
/// <param name="Wanted">True for what reading needs; false for what a key for reading should not have.</param>
internal sealed record PermissionJson(string Name, string Title, string Where, bool Wanted);

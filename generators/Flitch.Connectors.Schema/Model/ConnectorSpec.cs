namespace Flitch.Connectors.Schema.Model;

/// <summary>A connector without its objects: everything that <c>connector.json</c> says.</summary>
/// <param name="Name">For example <c>kraken</c>; equal to the folder's name.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Description">What it connects to.</param>
/// <param name="BaseUrl">The service's address.</param>
/// <param name="Authentication">How calls are authenticated.</param>
public sealed record ConnectorSpec(string Name, string Title, string Description, string BaseUrl, AuthenticationSpec Authentication)
{
    /// <summary>The service's own documentation, or null.</summary>
    public string? DocumentationUrl { get; init; }

    /// <summary>How answers are wrapped; null where they are not, or the connector's own code knows.</summary>
    public EnvelopeSpec? Envelope { get; init; }

    /// <summary>Steps of the guide, in order.</summary>
    public EquatableArray<string> Guide { get; init; } = EquatableArrays.Empty<string>();

    /// <summary>The form's fields, in order.</summary>
    public EquatableArray<FormFieldSpec> Form { get; init; } = EquatableArrays.Empty<FormFieldSpec>();

    /// <summary>The permissions a key can have.</summary>
    public EquatableArray<PermissionSpec> Permissions { get; init; } = EquatableArrays.Empty<PermissionSpec>();

    /// <summary>The call budget's tiers.</summary>
    public EquatableArray<TierSpec> Tiers { get; init; } = EquatableArrays.Empty<TierSpec>();

    /// <summary>The call that tells what a key may do; null where there is none.</summary>
    public KeyInfoSpec? KeyInfo { get; init; }

    /// <summary>Paths that change something, which no object may call; a <c>*</c> at the end matches any rest.</summary>
    public EquatableArray<string> NeverCall { get; init; } = EquatableArrays.Empty<string>();

    /// <summary>The error catalogue, in the order in which it is matched.</summary>
    public EquatableArray<ErrorSpec> Errors { get; init; } = EquatableArrays.Empty<ErrorSpec>();

    /// <summary>Names of objects in the order in which they are shown; objects that it does not name come after them, by name.</summary>
    public EquatableArray<string> Objects { get; init; } = EquatableArrays.Empty<string>();
}

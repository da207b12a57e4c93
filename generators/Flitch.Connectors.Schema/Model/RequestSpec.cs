namespace Flitch.Connectors.Schema.Model;

/// <summary>How an object is asked for.</summary>
/// <param name="Path">For example <c>/0/private/Ledgers</c>.</param>
/// <param name="Cost">What one call adds to the service's counter; 0 and more.</param>
public sealed record RequestSpec(string Path, int Cost)
{
    /// <summary><c>GET</c> or <c>POST</c>.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>The permission it needs, a name in <c>connector.json</c>; null when none.</summary>
    public string? Permission { get; init; }

    /// <summary>Parameters that are the same in every call, in the file's order: <c>body</c> in the file.</summary>
    public EquatableArray<ParameterSpec> Pinned { get; init; } = EquatableArrays.Empty<ParameterSpec>();

    /// <summary>Listings of rows that the ordinary one may hide.</summary>
    public EquatableArray<VariantSpec> Variants { get; init; } = EquatableArrays.Empty<VariantSpec>();
}

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

    /// <summary>Parameters that a person fills into the form: <c>body</c> in the file.</summary>
    public EquatableArray<FormParameterSpec> FromForm { get; init; } = EquatableArrays.Empty<FormParameterSpec>();

    /// <summary>Values for each of which the object is listed apart; null where there is one listing.</summary>
    public EachSpec? Each { get; init; }

    /// <summary>Listings of rows that the ordinary one may hide.</summary>
    public EquatableArray<VariantSpec> Variants { get; init; } = EquatableArrays.Empty<VariantSpec>();
}

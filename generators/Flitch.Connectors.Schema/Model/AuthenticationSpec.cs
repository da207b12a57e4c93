namespace Flitch.Connectors.Schema.Model;

/// <summary>How calls are authenticated.</summary>
/// <param name="Scheme"><c>none</c>, <c>header-token</c>, or a name that the connector's own code knows.</param>
public sealed record AuthenticationSpec(string Scheme)
{
    /// <summary>Nothing is proven: a public service.</summary>
    public const string None = "none";

    /// <summary>A token of the form in a header.</summary>
    public const string HeaderToken = "header-token";

    /// <summary>The form's field that holds the token; null for other schemes.</summary>
    public string? Field { get; init; }

    /// <summary>The header that carries it.</summary>
    public string Header { get; init; } = "Authorization";

    /// <summary>What stands before it.</summary>
    public string Prefix { get; init; } = "Bearer ";

    /// <summary>Whether no code of the connector's own is needed for it.</summary>
    public bool IsBuiltIn => Scheme is None or HeaderToken;
}

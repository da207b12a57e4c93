namespace Flitch.Connectors.Schema.Model;

/// <summary>How pages follow each other.</summary>
/// <param name="Style">The style.</param>
/// <param name="Parameter">The parameter that carries offset or token; null for none.</param>
/// <param name="Size">Records that a full page has; 0 for none.</param>
public sealed record PagingSpec(PagingStyle Style, string? Parameter = null, int Size = 0)
{
    /// <summary>Names from the answer's root to the listing's count; null when the answer has none.</summary>
    public EquatableArray<string>? Total { get; init; }

    /// <summary>Names from the answer's root to the next page's token; null unless <see cref="Style"/> is <see cref="PagingStyle.Token"/>.</summary>
    public EquatableArray<string>? Next { get; init; }

    /// <summary>The token of the first page; null where the parameter is left out there.</summary>
    public string? Start { get; init; }

    /// <summary>The parameter that leaves out the count on every page but the first; null when there is none.</summary>
    public ParameterSpec? WithoutCount { get; init; }
}

namespace Flitch.Connectors.Rest.Objects;

/// <summary>The style in which pages follow each other.</summary>
public enum PagingStyle
{
    /// <summary>One answer holds everything.</summary>
    None,

    /// <summary>A parameter says how many records to leave out.</summary>
    Offset,

    /// <summary>Each answer brings the token that asks for the next.</summary>
    Token,
}

/// <summary>How an object's pages follow each other.</summary>
/// <param name="Style">The style.</param>
/// <param name="Parameter">The request parameter that carries offset or token; null for none.</param>
/// <param name="Size">Records a full page is expected to have; 0 for none. A hint: the offset advances by what came.</param>
public sealed record Paging(PagingStyle Style, string? Parameter, int Size)
{
    /// <summary>The parameter, and its value, that leaves out the count on every page but the first; null when there is none.</summary>
    public KeyValuePair<string, string>? WithoutCount { get; init; }

    /// <summary>The token of the first page; null where the parameter is left out there.</summary>
    public string? Start { get; init; }

    /// <summary>One answer holds everything.</summary>
    public static Paging None { get; } = new(PagingStyle.None, null, 0);
}

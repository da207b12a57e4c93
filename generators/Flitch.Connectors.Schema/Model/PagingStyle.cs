namespace Flitch.Connectors.Schema.Model;

/// <summary>The style in which pages follow each other, named as in <c>Flitch.Connectors.Rest.Objects.PagingStyle</c>.</summary>
public enum PagingStyle
{
    /// <summary>One answer holds everything.</summary>
    None,

    /// <summary>A parameter says how many records to leave out.</summary>
    Offset,

    /// <summary>Each answer brings the token that asks for the next.</summary>
    Token,
}

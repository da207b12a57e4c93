namespace Flitch.Connectors.Catalog;

/// <summary>
/// A listing of rows that an object's ordinary listing may hide. Whether it does is found out by asking: a service that hides nothing, or an account that has no
/// such rows, costs no further call.
/// </summary>
/// <param name="Name">The listing's name, for example <c>tokenized</c>.</param>
/// <param name="Column">The text column by which its rows are told from the others.</param>
/// <param name="Value">What stands there in its rows, and in no others.</param>
public sealed record ObjectVariant(string Name, string Column, string Value)
{
    /// <summary>What makes an account without such rows worth asking again; null when nothing does.</summary>
    public VariantTrigger? When { get; init; }
}

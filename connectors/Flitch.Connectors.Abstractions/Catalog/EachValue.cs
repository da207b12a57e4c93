namespace Flitch.Connectors.Catalog;

/// <summary>
/// Values for each of which an object is listed apart: asset classes, wallets. Each listing has its own pages, its own complete stretches and its own count. The
/// values stand in <paramref name="Values"/>, in a field of the form, or in a column of another object.
/// </summary>
/// <param name="Parameter">The request parameter that carries the value.</param>
/// <param name="Column">The column that takes it.</param>
/// <param name="Values">The values, where the schema file names them; else empty.</param>
public sealed record EachValue(string Parameter, string Column, IReadOnlyList<string> Values)
{
    /// <summary>The form's field that holds them, with commas between; null when it is not that.</summary>
    public string? Field { get; init; }

    /// <summary>The object, a snapshot, whose rows name them; null when it is not that.</summary>
    public string? Object { get; init; }

    /// <summary>The text column of <see cref="Object"/>.</summary>
    public string? ObjectColumn { get; init; }
}

namespace Flitch.Connectors.Schema.Model;

/// <summary>Values for each of which an object is listed apart.</summary>
/// <param name="Parameter">The request parameter that carries the value.</param>
/// <param name="Column">The column that takes it.</param>
public sealed record EachSpec(string Parameter, string Column)
{
    /// <summary>The values, where the file names them.</summary>
    public EquatableArray<string> Values { get; init; } = EquatableArrays.Empty<string>();

    /// <summary>The form's field that holds them, with commas between; null when it is not that.</summary>
    public string? Field { get; init; }

    /// <summary>The other object, a snapshot, whose rows name them; null when it is not that.</summary>
    public string? Object { get; init; }

    /// <summary>The column of <see cref="Object"/>.</summary>
    public string? ObjectColumn { get; init; }
}

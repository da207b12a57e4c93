namespace Flitch.Connectors.Schema.Model;

/// <summary>One column of an object.</summary>
/// <param name="Name">Name in SQL, for example <c>descr_pair</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Description">What it holds.</param>
public sealed record ColumnSpec(string Name, FieldType Type, string Description)
{
    /// <summary>Where the value comes from.</summary>
    public ColumnRole Role { get; init; } = ColumnRole.Field;

    /// <summary>The field's path in the record, outermost first: <c>descr</c>, <c>pair</c>; empty for a map's key, for a scalar record and for the value of a listing.</summary>
    public EquatableArray<string> Path { get; init; } = EquatableArrays.Empty<string>();

    /// <summary>The field, and every object around it, is listed under <c>required</c>: an answer without it has drifted.</summary>
    public bool Required { get; init; }

    /// <summary>The type allows <c>null</c>, here or for an object around it: a null is no drift.</summary>
    public bool AllowsNull { get; init; }

    /// <summary>The raw texts (unquoted) that mean null, compared numerically for numbers; null or empty when there are none.</summary>
    public EquatableArray<string> NullValues { get; init; } = EquatableArrays.Empty<string>();

    /// <summary>The values known so far of an open enumeration; null when any text is expected.</summary>
    public EquatableArray<string>? KnownValues { get; init; }

    /// <summary>The unit, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>The column whose values decide the unit, for example <c>asset</c>; null where all values have one unit.</summary>
    public string? UnitBy { get; init; }

    /// <summary>Former names of the column, by which stored rows may still have it.</summary>
    public EquatableArray<string> Aliases { get; init; } = EquatableArrays.Empty<string>();

    /// <summary>The service is about to drop it.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Values as they may stand there, each as text.</summary>
    public EquatableArray<string> Examples { get; init; } = EquatableArrays.Empty<string>();

    /// <summary>Whether the column can hold a null without any drift.</summary>
    public bool Nullable => !Required || AllowsNull || NullValues.Count > 0;

    /// <summary>The path with slashes, for example <c>descr/pair</c>; null for a map's key, for a scalar record and for the value of a listing.</summary>
    public string? Source => Path.Count == 0 ? null : string.Join("/", Path);
}

using Flitch.Connectors.Columns;

namespace Flitch.Connectors.Catalog;

/// <summary>One source column.</summary>
/// <param name="Name">The service's own name; the key of a map and flattened names as the schema says.</param>
/// <param name="Type">Its type.</param>
/// <param name="Description">What it holds, from the schema.</param>
public sealed record ColumnDescriptor(string Name, ColumnType Type, string Description)
{
    /// <summary>Whether a value may be missing.</summary>
    public bool Nullable { get; init; } = true;

    /// <summary>The unit, for example <c>quote currency</c> or <c>seconds</c>; null when there is none.</summary>
    public string? Unit { get; init; }

    /// <summary>
    /// The column whose values decide the unit, for example <c>asset</c> for an amount: values must not be added up across different ones of that. Null where all values
    /// have one unit.
    /// </summary>
    public string? UnitBy { get; init; }

    /// <summary>The values known so far of an open enumeration; null when any text is expected.</summary>
    public IReadOnlyList<string>? KnownValues { get; init; }

    /// <summary>Where the value stands in the record, for example <c>descr/pair</c>; null for a map's key and for the value of a listing.</summary>
    public string? Source { get; init; }

    /// <summary>Former names of the column, by which stored rows may still have it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The raw texts that mean null, compared by value for numbers and times.</summary>
    public IReadOnlyList<string> NullValues { get; init; } = [];

    /// <summary>The service is about to drop it.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Values as they may stand there, each as text.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Whether a text column keeps values of any shape whole, as JSON text.</summary>
    public bool Json { get; init; }

    /// <summary>How the service writes an instant, here or in a list's elements; of no meaning for other types.</summary>
    public TimeFormat Time { get; init; }
}

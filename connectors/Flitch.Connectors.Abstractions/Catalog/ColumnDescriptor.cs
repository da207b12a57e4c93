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

    /// <summary>The values known so far of an open enumeration; null when any text is expected.</summary>
    public IReadOnlyList<string>? KnownValues { get; init; }

    /// <summary>Where the value stands in the record, for example <c>descr/pair</c>; null for a map's key.</summary>
    public string? Source { get; init; }
}

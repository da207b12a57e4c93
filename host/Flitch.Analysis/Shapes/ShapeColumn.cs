using Flitch.Connectors.Columns;

namespace Flitch.Analysis.Shapes;

/// <summary>One column of a dataset, as a question sees it.</summary>
/// <param name="Name">Its name in SQL.</param>
/// <param name="Type">Its type.</param>
/// <param name="Description">What its values are; empty when nothing is said.</param>
public sealed record ShapeColumn(string Name, ColumnType Type, string Description)
{
    /// <summary>Its unit in words, for example <c>quote currency</c>; null where it has none.</summary>
    public string? Unit { get; init; }

    /// <summary>The column whose values decide the unit: values of this column must not be summed across different ones of that. Null where all have one unit.</summary>
    public string? UnitBy { get; init; }

    /// <summary>The values that the schema knows; null where it lists none.</summary>
    public IReadOnlyList<string>? KnownValues { get; init; }

    /// <summary>Whether Flitch added the column: <c>_rescued</c>, <c>_synced_at</c>, <c>_run_id</c>, <c>_page</c>.</summary>
    public bool Added { get; init; }

    /// <summary>Whether the column holds numbers.</summary>
    public bool IsNumber => Type.Kind is ColumnKind.Decimal or ColumnKind.Integer;
}

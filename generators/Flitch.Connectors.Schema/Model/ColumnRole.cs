namespace Flitch.Connectors.Schema.Model;

/// <summary>Where a column's value comes from.</summary>
public enum ColumnRole
{
    /// <summary>A field of the record, at <see cref="ColumnSpec.Path"/>.</summary>
    Field,

    /// <summary>The key under which the record stands in its map; <see cref="ColumnSpec.Path"/> is empty.</summary>
    Key,

    /// <summary>The value for which the object was listed; <see cref="ColumnSpec.Path"/> is empty.</summary>
    Each,

    /// <summary>The record itself, a scalar in a map of scalars; <see cref="ColumnSpec.Path"/> is empty.</summary>
    Value,
}

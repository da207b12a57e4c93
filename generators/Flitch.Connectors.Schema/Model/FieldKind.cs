namespace Flitch.Connectors.Schema.Model;

/// <summary>The kinds of column, named as in <c>Flitch.Connectors.Columns.ColumnKind</c>.</summary>
public enum FieldKind
{
    /// <summary>UTF-8 text.</summary>
    Text,

    /// <summary>JSON as it came, kept as text.</summary>
    Json,

    /// <summary>Exact decimal.</summary>
    Decimal,

    /// <summary>An instant in microseconds.</summary>
    Timestamp,

    /// <summary>A 64-bit signed integer.</summary>
    Integer,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>A list of scalars.</summary>
    List,
}

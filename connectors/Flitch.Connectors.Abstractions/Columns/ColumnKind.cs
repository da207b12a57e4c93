namespace Flitch.Connectors.Columns;

/// <summary>The types a column can have. See the table in <c>docs/schema-reference.md</c>.</summary>
public enum ColumnKind
{
    /// <summary>UTF-8 text; VARCHAR.</summary>
    Text,

    /// <summary>Exact decimal with a stated precision and scale; DECIMAL. Held as the unscaled <see cref="Int128"/>.</summary>
    Decimal,

    /// <summary>An instant in microseconds since 1970-01-01 UTC; TIMESTAMP WITH TIME ZONE. Held as <see cref="long"/>.</summary>
    Timestamp,

    /// <summary>A 64-bit signed integer; BIGINT. Held as <see cref="long"/>.</summary>
    Integer,

    /// <summary>True or false; BOOLEAN.</summary>
    Boolean,

    /// <summary>A calendar day in days since 1970-01-01; DATE. Held as <see cref="long"/>.</summary>
    Date,

    /// <summary>A list of scalars of one type; LIST.</summary>
    List,
}

namespace Flitch.DuckDb.Types;

/// <summary>A DuckDB type with its parameters; two are equal when their SQL names are.</summary>
public sealed partial class DuckDbType : IEquatable<DuckDbType>
{
    private string? _name;

    private DuckDbType(DuckDbTypeId id) => Id = id;

    /// <summary>The kind of type.</summary>
    public DuckDbTypeId Id { get; }

    /// <summary>DECIMAL: all digits.</summary>
    public byte Width { get; private init; }

    /// <summary>DECIMAL: digits behind the point.</summary>
    public byte Scale { get; private init; }

    /// <summary>LIST and ARRAY: the elements' type; MAP: the values' type.</summary>
    public DuckDbType? Element { get; private init; }

    /// <summary>MAP: the keys' type.</summary>
    public DuckDbType? Key { get; private init; }

    /// <summary>ARRAY: how many elements.</summary>
    public int Length { get; private init; }

    /// <summary>STRUCT and UNION: names and types; empty for others.</summary>
    public IReadOnlyList<DuckDbColumn> Fields { get; private init; } = [];

    /// <summary>ENUM: its texts; empty for others.</summary>
    public IReadOnlyList<string> Members { get; private init; } = [];

    /// <summary>Another name that DuckDB gives a type, such as JSON for a VARCHAR.</summary>
    public string? Alias { get; private init; }

    /// <summary>The type as SQL writes it, such as <c>DECIMAL(38,18)</c> or <c>VARCHAR[]</c>.</summary>
    public override string ToString() => _name ??= DuckDbTypeName.Write(this);

    /// <inheritdoc/>
    public bool Equals(DuckDbType? other) => other is not null && other.Id == Id && other.ToString() == ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DuckDbType);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}

using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Flitch.DuckDb;

/// <summary>
/// A value for <c>$name</c> (the name may be written with or without <c>$</c>, <c>@</c> or <c>:</c>) or, by its place, for <c>?</c> and <c>$1</c>.
/// DuckDB takes the type from the value; null and <see cref="DBNull"/> are NULL.
/// </summary>
public sealed class DuckDbParameter : DbParameter
{
    private string _name = "";
    private DbType? _dbType;

    /// <summary>A parameter to be filled.</summary>
    public DuckDbParameter()
    {
    }

    /// <summary>A positional parameter.</summary>
    public DuckDbParameter(object? value) => Value = value;

    /// <summary>A named parameter.</summary>
    public DuckDbParameter(string name, object? value) => (ParameterName, Value) = (name, value);

    /// <inheritdoc/>
    public override DbType DbType
    {
        get => _dbType ?? DbTypes.Of(Value);
        set => _dbType = value;
    }

    /// <summary>Input; DuckDB has no other.</summary>
    public override ParameterDirection Direction
    {
        get => ParameterDirection.Input;
        set
        {
            if (value != ParameterDirection.Input)
                throw new NotSupportedException("DuckDB has input parameters only.");
        }
    }

    /// <inheritdoc/>
    public override bool IsNullable { get; set; } = true;

    /// <inheritdoc/>
    [AllowNull]
    public override string ParameterName
    {
        get => _name;
        set => _name = value ?? "";
    }

    /// <inheritdoc/>
    public override int Size { get; set; }

    /// <inheritdoc/>
    [AllowNull]
    public override string SourceColumn { get; set; } = "";

    /// <inheritdoc/>
    public override bool SourceColumnNullMapping { get; set; }

    /// <inheritdoc/>
    public override object? Value { get; set; }

    /// <summary>The name without its prefix.</summary>
    internal string BareName => _name.TrimStart('$', '@', ':');

    /// <inheritdoc/>
    public override void ResetDbType() => _dbType = null;
}

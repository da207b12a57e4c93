using System.Buffers;

namespace Flitch.Connectors.Columns;

/// <summary>A column whose values all have the same size.</summary>
/// <typeparam name="T">The value's type in memory.</typeparam>
public abstract class FixedColumn<T> : Column
    where T : unmanaged
{
    private T[] _values = ArrayPool<T>.Shared.Rent(256);

    /// <summary>Makes an empty column.</summary>
    /// <param name="type">The column's type.</param>
    protected FixedColumn(ColumnType type)
        : base(type)
    {
    }

    /// <summary>The values; what stands under a null is the default and means nothing.</summary>
    public ReadOnlySpan<T> Values => _values.AsSpan(0, Count);

    /// <summary>The value at <paramref name="index"/>, or null.</summary>
    /// <param name="index">0 to <see cref="Column.Count"/> - 1.</param>
    public T? this[int index] => IsNull(index) ? null : _values[index];

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value, in the type's own unit.</param>
    public void Append(T value)
    {
        Store(value);
        Mark(valid: true);
    }

    /// <inheritdoc/>
    protected override void AppendDefault() => Store(default);

    /// <inheritdoc/>
    protected override void CopyValue(Column source, int index) => Append(((FixedColumn<T>)source)._values[index]);

    /// <inheritdoc/>
    protected override void TruncateValues(int count)
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        ArrayPool<T>.Shared.Return(_values);
        _values = [];
        base.Dispose(disposing);
    }

    private void Store(T value)
    {
        if (Count >= _values.Length)
        {
            Pooled.Grow(ref _values, Count + 1);
        }

        _values[Count] = value;
    }
}

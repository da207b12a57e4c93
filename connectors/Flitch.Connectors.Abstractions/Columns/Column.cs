using System.Buffers;

namespace Flitch.Connectors.Columns;

/// <summary>
/// One column of a batch: contiguous values in pooled memory, and a bitmap that says which are null. Not safe for several threads.
/// </summary>
public abstract class Column : IDisposable
{
    private ulong[] _validity = ArrayPool<ulong>.Shared.Rent(64);

    /// <summary>Makes an empty column.</summary>
    /// <param name="type">The column's type.</param>
    protected Column(ColumnType type) => Type = type;

    /// <summary>The column's type.</summary>
    public ColumnType Type { get; }

    /// <summary>Values so far, nulls counted.</summary>
    public int Count { get; private set; }

    /// <summary>Nulls so far.</summary>
    public int NullCount { get; private set; }

    /// <summary>One bit a value, lowest first: set where there is a value, clear where it is null (DuckDB's own layout).</summary>
    public ReadOnlySpan<ulong> Validity => _validity.AsSpan(0, (Count + 63) / 64);

    /// <summary>Makes an empty column of <paramref name="type"/>.</summary>
    /// <param name="type">Any type that the schema grammar knows.</param>
    public static Column Create(ColumnType type) => type.Kind switch
    {
        ColumnKind.Text => new TextColumn(),
        ColumnKind.Decimal => new DecimalColumn(type),
        ColumnKind.Boolean => new BooleanColumn(),
        ColumnKind.List => new ListColumn(type),
        _ => new Int64Column(type),
    };

    /// <summary>Whether value <paramref name="index"/> is null.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public bool IsNull(int index) => (_validity[index >> 6] & (1UL << (index & 63))) == 0;

    /// <summary>Adds a null.</summary>
    public void AppendNull()
    {
        AppendDefault();
        Mark(valid: false);
    }

    /// <summary>Takes back every value from <paramref name="count"/> on: a record that turned out broken leaves nothing behind.</summary>
    /// <param name="count">How many values stay; at most <see cref="Count"/>.</param>
    public void Truncate(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        while (Count > count)
        {
            if (IsNull(Count - 1))
            {
                NullCount--;
            }

            Count--;
        }

        TruncateValues(count);
    }

    /// <summary>Copies value <paramref name="index"/> of <paramref name="source"/>, a column of the same type, to the end of this one.</summary>
    /// <param name="source">A column of the same type.</param>
    /// <param name="index">Which value.</param>
    public void AppendFrom(Column source, int index)
    {
        if (source.IsNull(index))
        {
            AppendNull();
            return;
        }

        CopyValue(source, index);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Adds a value that stands under a null.</summary>
    protected abstract void AppendDefault();

    /// <summary>Copies one value that is not null.</summary>
    /// <param name="source">A column of the same type.</param>
    /// <param name="index">Which value.</param>
    protected abstract void CopyValue(Column source, int index);

    /// <summary>Forgets the values from <paramref name="count"/> on.</summary>
    /// <param name="count">How many stay.</param>
    protected abstract void TruncateValues(int count);

    /// <summary>Gives the memory back to the pool.</summary>
    /// <param name="disposing">Always true: there is no finaliser.</param>
    protected virtual void Dispose(bool disposing)
    {
        ArrayPool<ulong>.Shared.Return(_validity);
        _validity = [];
        Count = 0;
        NullCount = 0;
    }

    /// <summary>Counts one more value, after it has been stored.</summary>
    /// <param name="valid">False for a null.</param>
    protected void Mark(bool valid)
    {
        var word = Count >> 6;
        if (word >= _validity.Length)
        {
            Pooled.Grow(ref _validity, word + 1);
        }

        var bit = 1UL << (Count & 63);
        if (valid)
        {
            _validity[word] |= bit;
        }
        else
        {
            _validity[word] &= ~bit;
            NullCount++;
        }

        Count++;
    }
}

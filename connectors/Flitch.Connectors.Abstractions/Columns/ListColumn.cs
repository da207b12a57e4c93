using System.Buffers;

namespace Flitch.Connectors.Columns;

/// <summary>Lists: all elements in one child column, and where each list ends.</summary>
public sealed class ListColumn : Column
{
    private int[] _ends = ArrayPool<int>.Shared.Rent(256);

    /// <summary>Makes an empty column.</summary>
    /// <param name="type">A list type.</param>
    public ListColumn(ColumnType type)
        : base(type) => Elements = Create(type.Element!);

    /// <summary>The elements of all lists, one after the other. Append here, then call <see cref="EndList"/>.</summary>
    public Column Elements { get; }

    /// <summary>Where list <c>i</c> ends in <see cref="Elements"/>; it begins where the one before ends. A null has no elements.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    /// <summary>Where list <paramref name="index"/> begins in <see cref="Elements"/>.</summary>
    /// <param name="index">0 to <see cref="Column.Count"/> (which gives the end of the last).</param>
    public int Start(int index) => index == 0 ? 0 : _ends[index - 1];

    /// <summary>Ends the list whose elements were appended since the last one ended; none appended is an empty list.</summary>
    public void EndList()
    {
        StoreEnd(Elements.Count);
        Mark(valid: true);
    }

    /// <summary>Takes back the elements that were appended since the last list ended.</summary>
    public void AbandonList() => Elements.Truncate(Start(Count));

    /// <inheritdoc/>
    protected override void AppendDefault()
    {
        AbandonList();
        StoreEnd(Elements.Count);
    }

    /// <inheritdoc/>
    protected override void CopyValue(Column source, int index)
    {
        var from = (ListColumn)source;
        for (var i = from.Start(index); i < from.Start(index + 1); i++)
        {
            Elements.AppendFrom(from.Elements, i);
        }

        EndList();
    }

    /// <inheritdoc/>
    protected override void TruncateValues(int count) => Elements.Truncate(Start(count));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        ArrayPool<int>.Shared.Return(_ends);
        _ends = [];
        Elements.Dispose();
        base.Dispose(disposing);
    }

    private void StoreEnd(int end)
    {
        if (Count >= _ends.Length)
        {
            Pooled.Grow(ref _ends, Count + 1);
        }

        _ends[Count] = end;
    }
}

using System.Buffers;
using System.Text;

namespace Flitch.Connectors.Columns;

/// <summary>UTF-8 text: all bytes in one run, and where each value ends.</summary>
public sealed class TextColumn() : Column(ColumnType.Text)
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);
    private int[] _ends = ArrayPool<int>.Shared.Rent(256);

    /// <summary>All values' bytes, one after the other.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, End(Count));

    /// <summary>Where value <c>i</c> ends in <see cref="Bytes"/>; it begins where the one before ends. A null has no bytes.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    /// <summary>The value's bytes; empty for a null.</summary>
    /// <param name="index">0 to <see cref="Column.Count"/> - 1.</param>
    public ReadOnlySpan<byte> Utf8(int index) => _bytes.AsSpan(End(index)..End(index + 1));

    /// <summary>The value as a string, or null.</summary>
    /// <param name="index">0 to <see cref="Column.Count"/> - 1.</param>
    public string? this[int index] => IsNull(index) ? null : Encoding.UTF8.GetString(Utf8(index));

    /// <summary>Adds a value.</summary>
    /// <param name="utf8">Valid UTF-8, unescaped.</param>
    public void Append(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        Commit(utf8.Length);
    }

    /// <summary>Adds a value.</summary>
    /// <param name="value">Any text.</param>
    public void Append(string value)
    {
        var written = Encoding.UTF8.GetBytes(value, Reserve(Encoding.UTF8.GetMaxByteCount(value.Length)));
        Commit(written);
    }

    /// <summary>Memory for the next value, to be written in place and then kept with <see cref="Commit"/>.</summary>
    /// <param name="atMost">The largest length it may have, in bytes.</param>
    public Span<byte> Reserve(int atMost)
    {
        var start = End(Count);
        if (start + atMost > _bytes.Length)
        {
            Pooled.Grow(ref _bytes, start + atMost);
        }

        return _bytes.AsSpan(start, atMost);
    }

    /// <summary>Keeps the value that was written into <see cref="Reserve"/>.</summary>
    /// <param name="length">Its length in bytes.</param>
    public void Commit(int length)
    {
        StoreEnd(End(Count) + length);
        Mark(valid: true);
    }

    /// <inheritdoc/>
    protected override void AppendDefault() => StoreEnd(End(Count));

    /// <inheritdoc/>
    protected override void CopyValue(Column source, int index) => Append(((TextColumn)source).Utf8(index));

    /// <inheritdoc/>
    protected override void TruncateValues(int count)
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        ArrayPool<int>.Shared.Return(_ends);
        _bytes = [];
        _ends = [];
        base.Dispose(disposing);
    }

    private int End(int count) => count == 0 ? 0 : _ends[count - 1];

    private void StoreEnd(int end)
    {
        if (Count >= _ends.Length)
        {
            Pooled.Grow(ref _ends, Count + 1);
        }

        _ends[Count] = end;
    }
}

using System.Text;
using Flitch.DuckDb.Ingestion;

namespace Flitch.DuckDb.Tests.Ingestion;

/// <summary>A batch whose columns are arrays, each with the way to write it.</summary>
internal sealed class MemoryBatch(int rowCount, params MemoryColumn[] columns) : DuckDbBatch
{
    public override int RowCount => rowCount;

    public override void WriteColumn(int column, int offset, int count, DuckDbVectorWriter vector) => columns[column].Write(offset, count, vector);
}

/// <summary>A column with NULLs.</summary>
internal abstract class MemoryColumn(ulong[]? validity)
{
    public void Write(int offset, int count, DuckDbVectorWriter vector)
    {
        WriteValues(offset, count, vector);
        if (validity is not null)
            vector.WriteValidity(validity, offset, count);
    }

    public static ulong[]? Validity<T>(IReadOnlyList<T> values)
    {
        if (values.All(value => value is not null))
            return null;
        var bits = new ulong[(values.Count + 63) / 64];
        for (var index = 0; index < values.Count; index++)
            if (values[index] is not null)
                bits[index / 64] |= 1UL << (index % 64);
        return bits;
    }

    protected abstract void WriteValues(int offset, int count, DuckDbVectorWriter vector);
}

internal sealed class FixedColumn<T>(params T?[] values) : MemoryColumn(Validity(values))
    where T : unmanaged
{
    private readonly T[] _values = [.. values.Select(value => value ?? default)];

    protected override void WriteValues(int offset, int count, DuckDbVectorWriter vector) => vector.Write<T>(_values.AsSpan(offset, count));
}

internal sealed class DecimalColumn(params Int128?[] values) : MemoryColumn(Validity(values))
{
    private readonly Int128[] _values = [.. values.Select(value => value ?? 0)];

    protected override void WriteValues(int offset, int count, DuckDbVectorWriter vector) => vector.WriteDecimals(_values.AsSpan(offset, count));
}

internal sealed class TextColumn : MemoryColumn
{
    private readonly byte[] _bytes;
    private readonly int[] _offsets;

    public TextColumn(params string?[] values)
        : base(Validity(values))
    {
        var texts = values.Select(value => Encoding.UTF8.GetBytes(value ?? "")).ToArray();
        _bytes = [.. texts.SelectMany(text => text)];
        _offsets = Offsets.Of(texts.Select(text => text.Length));
    }

    public TextColumn(byte[] bytes, int[] offsets)
        : base(null) => (_bytes, _offsets) = (bytes, offsets);

    protected override void WriteValues(int offset, int count, DuckDbVectorWriter vector) => vector.WriteTexts(_bytes, _offsets.AsSpan(offset, count + 1));
}

internal sealed class ListColumn(MemoryColumn elements, params int?[] lengths) : MemoryColumn(Validity(lengths))
{
    private readonly int[] _offsets = Offsets.Of(lengths.Select(length => length ?? 0));

    protected override void WriteValues(int offset, int count, DuckDbVectorWriter vector)
    {
        var child = vector.WriteLists(_offsets.AsSpan(offset, count + 1));
        elements.Write(_offsets[offset], _offsets[offset + count] - _offsets[offset], child);
    }
}

internal static class Offsets
{
    public static int[] Of(IEnumerable<int> lengths)
    {
        var offsets = new List<int> { 0 };
        foreach (var length in lengths)
            offsets.Add(offsets[^1] + length);
        return [.. offsets];
    }
}

internal sealed class StructColumn(ulong[]? validity, params MemoryColumn[] fields) : MemoryColumn(validity)
{
    protected override void WriteValues(int offset, int count, DuckDbVectorWriter vector)
    {
        for (var index = 0; index < fields.Length; index++)
            fields[index].Write(offset, count, vector.Field(index));
    }
}

internal sealed class ArrayColumn(int length, MemoryColumn elements) : MemoryColumn(null)
{
    protected override void WriteValues(int offset, int count, DuckDbVectorWriter vector) => elements.Write(offset * length, count * length, vector.Items());
}

internal sealed class OverlongColumn() : MemoryColumn(null)
{
    protected override void WriteValues(int offset, int count, DuckDbVectorWriter vector) => vector.Write<long>(new long[DuckDbChunkWriter.Capacity + 1]);
}

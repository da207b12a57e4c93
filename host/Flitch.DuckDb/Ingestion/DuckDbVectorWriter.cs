using System.Runtime.CompilerServices;
using Flitch.DuckDb.Native;
using Flitch.DuckDb.Types;

namespace Flitch.DuckDb.Ingestion;

/// <summary>Writes one vector of a chunk by spans, from the row on that it was made for. Rows that are NULL have a value too: any that the type holds, such as 0 or empty.</summary>
public readonly unsafe ref struct DuckDbVectorWriter
{
    private readonly nint _vector;
    private readonly int _row;
    private readonly int _end;

    internal DuckDbVectorWriter(nint vector, DuckDbType type, int row, int end) => (_vector, Type, _row, _end) = (vector, type, row, end);

    /// <summary>The vector's type.</summary>
    public DuckDbType Type { get; }

    /// <summary>
    /// Writes values that DuckDB keeps as .NET does: bool; sbyte to <see cref="Int128"/>, and unsigned; float, double; int days since 1970-01-01 for DATE; long for
    /// TIME and every TIMESTAMP, in the type's unit since 1970-01-01 (UTC); <see cref="DuckDbInterval"/>; short, int, long or <see cref="Int128"/> for a DECIMAL
    /// of up to 4, 9, 18 or 38 digits (or <see cref="WriteDecimals"/>); <see cref="Guid"/> for UUID; byte, ushort or uint indices for ENUM.
    /// </summary>
    /// <exception cref="InvalidOperationException">T is not how DuckDB keeps the vector's type.</exception>
    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        if (!PhysicalTypes.Matches<T>(Type))
            throw new InvalidOperationException($"A vector of {Type} is not written from {typeof(T).Name}.");
        if (typeof(T) == typeof(Guid))
            WriteUuids(values);
        else
            values.CopyTo(Target<T>(values.Length));
    }

    /// <summary>Writes a DECIMAL of any width from unscaled values: 1.50 with scale 2 is 150.</summary>
    /// <exception cref="OverflowException">A value has more digits than the type.</exception>
    public void WriteDecimals(ReadOnlySpan<Int128> unscaled)
    {
        DecimalWriter.Check(unscaled, Type);
        switch (Type.Width)
        {
            case <= 4: DecimalWriter.Narrow(unscaled, Target<short>(unscaled.Length)); break;
            case <= 9: DecimalWriter.Narrow(unscaled, Target<int>(unscaled.Length)); break;
            case <= 18: DecimalWriter.Narrow(unscaled, Target<long>(unscaled.Length)); break;
            default: unscaled.CopyTo(Target<Int128>(unscaled.Length)); break;
        }
    }

    /// <summary>Writes VARCHAR or BLOB: text i is the bytes from offsets[i] to offsets[i + 1]. The bytes are copied.</summary>
    /// <param name="bytes">All bytes; the offsets are places in them.</param>
    /// <param name="offsets">One more than texts.</param>
    /// <exception cref="ArgumentException">A VARCHAR is not UTF-8, or the offsets do not rise.</exception>
    public void WriteTexts(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> offsets) => WriteTexts(bytes, offsets[0], offsets[1..]);

    /// <summary>Writes VARCHAR or BLOB: text i is the bytes from where the one before ends (the first: from <paramref name="start"/>) to ends[i]. The bytes are copied.</summary>
    /// <param name="bytes">All bytes; start and ends are places in them.</param>
    /// <param name="start">Where the first text begins.</param>
    /// <param name="ends">One per text.</param>
    /// <exception cref="ArgumentException">A VARCHAR is not UTF-8, or the ends do not rise.</exception>
    public void WriteTexts(ReadOnlySpan<byte> bytes, int start, ReadOnlySpan<int> ends)
    {
        if (Type.Id is not (DuckDbTypeId.Varchar or DuckDbTypeId.Blob))
            throw new InvalidOperationException($"A vector of {Type} is not written from texts.");
        var runs = new Runs(start, ends);
        if (ends.Length > 0)
            TextWriter.Write(_vector, Target<StringEntry>(ends.Length), (ulong)_row, bytes[start..runs.End], runs, isText: Type.Id == DuckDbTypeId.Varchar);
    }

    /// <summary>As the other form, by offsets: list i is the elements from offsets[i] to offsets[i + 1].</summary>
    public DuckDbVectorWriter WriteLists(ReadOnlySpan<int> offsets) => WriteLists(offsets[0], offsets[1..]);

    /// <summary>
    /// Writes the lengths of the lists of a LIST or MAP: list i is the elements from where the one before ends (the first: from <paramref name="start"/>) to
    /// ends[i]. Returns the writer for the elements from start to the last end, which are to be written next (of a MAP: structs of key and value).
    /// </summary>
    public DuckDbVectorWriter WriteLists(int start, ReadOnlySpan<int> ends)
    {
        if (Type.Id is not (DuckDbTypeId.List or DuckDbTypeId.Map))
            throw new InvalidOperationException($"A vector of {Type} is not written as lists.");
        var first = ListWriter.Write(_vector, Target<ListEntry>(ends.Length), new Runs(start, ends));
        var element = Type.Id == DuckDbTypeId.List ? Type.Element! : DuckDbType.Struct(new DuckDbColumn("key", Type.Key!), new DuckDbColumn("value", Type.Element!));
        return new DuckDbVectorWriter(NativeMethods.ListVectorGetChild(_vector), element, first, checked((int)NativeMethods.ListVectorGetSize(_vector)));
    }

    /// <summary>The writer for a field of a STRUCT, at the same row.</summary>
    public DuckDbVectorWriter Field(int index)
    {
        // Before DuckDB is asked, which does not look at the index.
        if (Type.Id != DuckDbTypeId.Struct || index < 0 || index >= Type.Fields.Count)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"{Type} has no such field.");
        return new DuckDbVectorWriter(NativeMethods.StructVectorGetChild(_vector, (ulong)index), Type.Fields[index].Type, _row, _end);
    }

    /// <summary>The writer for the elements of an ARRAY, which follow each other row by row.</summary>
    public DuckDbVectorWriter Items() => Type.Id == DuckDbTypeId.Array
        ? new DuckDbVectorWriter(NativeMethods.ArrayVectorGetChild(_vector), Type.Element!, _row * Type.Length, _end * Type.Length)
        : throw new InvalidOperationException($"A vector of {Type} is not written as an array.");

    /// <summary>Marks rows as NULL: bit <paramref name="offset"/> + i of <paramref name="bits"/> (lowest first, as DuckDB's and Arrow's) is set when row i is not.</summary>
    public void WriteValidity(ReadOnlySpan<ulong> bits, int offset, int count)
    {
        CheckRoom(count);
        if (ValidityBits.AllSet(bits, offset, count))
            return;
        NativeMethods.VectorEnsureValidityWritable(_vector);
        ValidityBits.And(bits, offset, NativeMethods.VectorGetValidity(_vector), _row, count);

        // DuckDB expects the fields of a NULL struct to be NULL.
        for (var index = 0; Type.Id == DuckDbTypeId.Struct && index < Type.Fields.Count; index++)
            Field(index).WriteValidity(bits, offset, count);
    }

    private void WriteUuids<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var target = Target<UInt128>(values.Length);
        for (var index = 0; index < values.Length; index++)
            target[index] = UuidBits.Stored(Unsafe.BitCast<T, Guid>(values[index]));
    }

    private Span<T> Target<T>(int count)
        where T : unmanaged
    {
        CheckRoom(count);
        return new Span<T>((T*)NativeMethods.VectorGetData(_vector) + _row, count);
    }

    private void CheckRoom(int count)
    {
        if (count < 0 || count > _end - _row)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"The vector has room for {_end - _row} rows here.");
    }
}

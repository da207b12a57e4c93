using Flitch.Connectors.Columns;
using Flitch.DuckDb.Ingestion;

namespace Flitch.Storage.Staging;

/// <summary>Hands our columns to DuckDB's vectors.</summary>
internal static class ColumnWriter
{
    public static void Write(Column column, int offset, int count, DuckDbVectorWriter vector)
    {
        switch (column)
        {
            case TextColumn text:
                vector.WriteTexts(text.Bytes, Offsets(text.Ends, offset, count));
                break;
            case DecimalColumn number:
                vector.WriteDecimals(number.Values.Slice(offset, count));
                break;
            case BooleanColumn flag:
                vector.Write(flag.Values.Slice(offset, count));
                break;
            case ListColumn list:
                WriteList(list, offset, count, vector);
                break;
            case Int64Column { Type.Kind: ColumnKind.Date } date:
                WriteDays(date.Values.Slice(offset, count), vector);
                break;
            case Int64Column whole:
                vector.Write(whole.Values.Slice(offset, count));
                break;
            default:
                throw new NotSupportedException($"No DuckDB vector is written from {column.GetType().Name}.");
        }

        vector.WriteValidity(column.Validity, offset, count);
    }

    private static void WriteList(ListColumn list, int offset, int count, DuckDbVectorWriter vector)
    {
        var offsets = Offsets(list.Ends, offset, count);
        var elements = vector.WriteLists(offsets);
        if (offsets[^1] > offsets[0])
        {
            Write(list.Elements, offsets[0], offsets[^1] - offsets[0], elements);
        }
    }

    private static void WriteDays(ReadOnlySpan<long> values, DuckDbVectorWriter vector)
    {
        var days = new int[values.Length];
        for (var i = 0; i < days.Length; i++)
        {
            days[i] = checked((int)values[i]);
        }

        vector.Write<int>(days);
    }

    // Ours says where each value ends; DuckDB's writer wants where the first begins as well.
    private static int[] Offsets(ReadOnlySpan<int> ends, int offset, int count)
    {
        var offsets = new int[count + 1];
        offsets[0] = offset == 0 ? 0 : ends[offset - 1];
        ends.Slice(offset, count).CopyTo(offsets.AsSpan(1));
        return offsets;
    }
}

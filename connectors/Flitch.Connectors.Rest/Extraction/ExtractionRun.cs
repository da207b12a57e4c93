using System.Buffers;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;

namespace Flitch.Connectors.Rest.Extraction;

/// <summary>What the reading of one answer keeps beside the batch: made once per answer, so that records take no memory.</summary>
internal sealed class ExtractionRun
{
    private readonly RecordBatch _batch;
    private readonly int _rowsBefore;
    private readonly int[] _starts;

    public ExtractionRun(RecordLayout layout, RecordBatch batch)
    {
        Layout = layout;
        _batch = batch;
        _rowsBefore = batch.RowCount;
        Columns = [.. batch.Columns];
        _starts = new int[Columns.Length];
    }

    public RecordLayout Layout { get; }

    public Column[] Columns { get; }

    /// <summary>The batch's row that is being read.</summary>
    public int Row { get; private set; }

    /// <summary>Where the names of the objects around the current field begin in the body.</summary>
    public List<int> Levels { get; } = [];

    public RescueWriter Rescued { get; } = new();

    public DriftLog Drift { get; } = new();

    public ArrayBufferWriter<byte> Path { get; } = new();

    /// <summary>Room for a text without its escapes.</summary>
    public byte[] Scratch { get; private set; } = [];

    /// <summary>The body held bytes that are no UTF-8 and were replaced.</summary>
    public bool Repaired { get; init; }

    /// <summary>The last record had none of the fields that the schema knows.</summary>
    public bool IsWithoutFields { get; private set; }

    /// <summary>What every row's <see cref="RecordLayout.Each"/> gets; null where there is nothing.</summary>
    public string? EachValue { get; init; }

    public bool RecordsFound { get; set; }

    public bool ResultFound { get; set; }

    public long? Count { get; set; }

    public string? NextToken { get; set; }

    private long? Oldest { get; set; }

    private long? Newest { get; set; }

    public Span<byte> ScratchFor(int length)
    {
        if (Scratch.Length < length)
        {
            Scratch = new byte[Math.Max(length, 256)];
        }

        return Scratch;
    }

    public void BeginRecord()
    {
        Row = _batch.RowCount;
        Levels.Clear();
    }

    /// <summary>Remembers where the value of <paramref name="column"/> begins; tells where an earlier one in the same record began, or null.</summary>
    public int? Claim(int column, int start)
    {
        int? earlier = Columns[column].Count > Row ? _starts[column] : null;
        if (earlier is not null)
        {
            Columns[column].Truncate(Row);
        }

        _starts[column] = start;
        return earlier;
    }

    public void EndRecord()
    {
        IsWithoutFields = Array.TrueForAll(Columns, column => column.Count == Row);

        if (Layout.Each is { } each && EachValue is { } value)
        {
            ((TextColumn)Columns[each]).Append(value);
        }

        for (var i = 0; i < Columns.Length; i++)
        {
            if (Columns[i].Count == Row)
            {
                FillMissing(i);
            }
        }

        CheckKey();
        FollowCursor();
        Rescued.EndRow(_batch.Rescued);
    }

    public void TakeBack() => _batch.Truncate(_rowsBefore);

    public ExtractionResult ToResult() => new(_batch.RowCount - _rowsBefore, Count, Oldest, Newest, NextToken, Drift.ToList());

    /// <summary>Ends the reading when a value that nothing works without cannot be read.</summary>
    public void RequireReadable(int column, ReadOnlySpan<byte> raw)
    {
        if (Layout.KeyColumns.Contains(column))
        {
            throw Unusable("body:key-unreadable", "primary key", column, DriftLog.Shorten(raw));
        }

        if (column == Layout.Cursor)
        {
            throw Unusable("body:cursor-unreadable", "cursor", column, DriftLog.Shorten(raw));
        }
    }

    private void FillMissing(int column)
    {
        Columns[column].AppendNull();
        var field = Layout.FieldArray[column];
        if (field.Required)
        {
            Drift.Add(DriftKind.Missing, field.Path, default, Row);
        }
    }

    private void CheckKey()
    {
        foreach (var column in Layout.KeyColumns)
        {
            if (Columns[column].IsNull(Row))
            {
                throw Unusable("body:key-unreadable", "primary key", column, "no value");
            }

            if (Repaired && Columns[column] is TextColumn text && text.Utf8(Row).IndexOf("\uFFFD"u8) >= 0)
            {
                throw Unusable("body:key-unreadable", "primary key", column, DriftLog.Shorten(text.Utf8(Row)));
            }
        }
    }

    private void FollowCursor()
    {
        if (Layout.Cursor is not { } column)
        {
            return;
        }

        var cursor = (Int64Column)Columns[column];
        if (cursor.IsNull(Row))
        {
            if (!Layout.FieldArray[column].MayBeNull)
            {
                throw Unusable("body:cursor-unreadable", "cursor", column, "no value");
            }

            return;
        }

        var value = cursor.Values[Row];
        Oldest = value < Oldest ? value : Oldest ?? value;
        Newest = value > Newest ? value : Newest ?? value;
    }

    private ExtractionException Unusable(string code, string role, int column, string raw) => new(
        code, $"The {role} \"{Layout.FieldArray[column].Path}\" of record {Row - _rowsBefore + 1} at {Layout.RecordsPointer} cannot be read: {raw}");
}

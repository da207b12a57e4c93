using System.Text.Json;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Extraction.Fields;
using Flitch.Connectors.Rest.Extraction.Texts;

namespace Flitch.Connectors.Rest.Extraction;

/// <summary>
/// Reads one record's fields into columns. Generated code asks for the next field, and says for each name which column it fills, that it is an object
/// to enter, or that it is unknown.
/// </summary>
public ref struct RecordReader
{
    /// <summary>Stands on the current value.</summary>
    internal Utf8JsonReader Json;

    private readonly ReadOnlySpan<byte> _body;
    private readonly ExtractionRun _run;
    private int _nameStart;

    internal RecordReader(ReadOnlySpan<byte> body, ExtractionRun run)
    {
        Json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 256 });
        _body = body;
        _run = run;
    }

    /// <summary>Steps to the next field of the current object, and on its value; false at the object's end.</summary>
    /// <param name="name">The field's name, unescaped; valid until the next call.</param>
    public bool NextField(out ReadOnlySpan<byte> name)
    {
        Json.Read();
        if (Json.TokenType == JsonTokenType.EndObject)
        {
            if (_run.Levels.Count > 0)
            {
                _run.Levels.RemoveAt(_run.Levels.Count - 1);
            }

            name = default;
            return false;
        }

        _nameStart = (int)Json.TokenStartIndex;
        // A name that UTF-8 cannot hold equals none that a schema knows.
        _ = TryGetText(out name);
        Json.Read();
        return true;
    }

    /// <summary>Reads the current value into a column.</summary>
    /// <param name="column">The column's place in the catalogue.</param>
    public void Read(int column)
    {
        var start = (int)Json.TokenStartIndex;
        if (_run.Claim(column, start) is { } earlier)
        {
            RescueEarlier(column, earlier);
        }

        var target = _run.Columns[column];
        var field = _run.Layout.FieldArray[column];
        if (Json.TokenType == JsonTokenType.Null)
        {
            AppendNull(field, target);
            return;
        }

        var outcome = Append(field, target);
        if (outcome == FieldOutcome.Null)
        {
            target.AppendNull();
        }
        else if (outcome == FieldOutcome.StoredUnknown)
        {
            _run.Drift.Add(DriftKind.UnknownValue, field.Path, RawValue(start), _run.Row);
        }
        else if (outcome == FieldOutcome.Unreadable)
        {
            RescueUnreadable(column, start);
        }
    }

    /// <summary>
    /// Enters the current value, an object whose fields are columns; read them with <see cref="NextField"/> until it returns false. False when there is
    /// nothing to enter: a null, or a value that is no object and goes to <c>_rescued</c>.
    /// </summary>
    public bool Enter()
    {
        if (Json.TokenType == JsonTokenType.StartObject)
        {
            _run.Levels.Add(_nameStart);
            return true;
        }

        if (Json.TokenType != JsonTokenType.Null)
        {
            Rescue(DriftKind.Unreadable);
        }

        return false;
    }

    /// <summary>Puts the current field, which the schema does not know, into <c>_rescued</c>.</summary>
    public void Unknown() => Rescue(DriftKind.UnknownField);

    /// <summary>Reads the name under which the current record stands in its map; leaves the reader on the name.</summary>
    internal void ReadKey(int column)
    {
        _nameStart = (int)Json.TokenStartIndex;
        _run.Claim(column, _nameStart);
        if (!TryGetText(out var text) || _run.Layout.FieldArray[column].Append(text, _run.Columns[column]) is FieldOutcome.Unreadable or FieldOutcome.Null)
        {
            var name = JsonNames.Raw(_body, _nameStart);
            _run.RequireReadable(column, name);
            _run.Rescued.Add(_body, _run.Levels, Quoted(column), name);
            _run.Drift.Add(DriftKind.Unreadable, _run.Layout.FieldArray[column].Path, name, _run.Row);
            _run.Columns[column].AppendNull();
        }
    }

    /// <summary>Puts a whole record that is no object into <c>_rescued</c>, under an empty name.</summary>
    internal void RescueRecord()
    {
        var start = (int)Json.TokenStartIndex;
        Json.Skip();
        var raw = RawValue(start);
        _run.Rescued.Add(_body, _run.Levels, "\"\""u8, raw);
        _run.Drift.Add(DriftKind.Unreadable, "", raw, _run.Row);
    }

    /// <summary>The current scalar's text, unescaped; false when it is no scalar or holds a lone surrogate.</summary>
    internal bool TryGetText(out ReadOnlySpan<byte> text)
    {
        text = Json.ValueSpan;
        if (Json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            return Json.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False;
        }

        if (!Json.ValueIsEscaped)
        {
            return true;
        }

        var scratch = _run.ScratchFor(text.Length);
        var whole = JsonText.TryUnescape(text, scratch, out var written);
        text = whole ? scratch[..written] : default;
        return whole;
    }

    private FieldOutcome Append(Field field, Column column)
    {
        if (field is JsonField whole)
        {
            var start = (int)Json.TokenStartIndex;
            Json.Skip();
            return whole.Append(RawValue(start), column);
        }

        if (field is ListField list && Json.TokenType == JsonTokenType.StartArray)
        {
            return AppendList(list.Element, (ListColumn)column);
        }

        if (TryGetText(out var text))
        {
            return field.Append(text, column);
        }

        Json.Skip();
        return FieldOutcome.Unreadable;
    }

    private FieldOutcome AppendList(Field element, ListColumn column)
    {
        var outcome = FieldOutcome.Stored;
        while (Json.Read() && Json.TokenType != JsonTokenType.EndArray)
        {
            var one = AppendElement(element, column.Elements);
            outcome = one > outcome ? one : outcome;
        }

        if (outcome == FieldOutcome.Unreadable)
        {
            column.AbandonList();
        }
        else
        {
            column.EndList();
        }

        return outcome;
    }

    private FieldOutcome AppendElement(Field element, Column column)
    {
        var outcome = Json.TokenType == JsonTokenType.Null ? FieldOutcome.Null : Append(element, column);
        if (outcome != FieldOutcome.Null)
        {
            return outcome;
        }

        column.AppendNull();
        return FieldOutcome.Stored;
    }

    private readonly void AppendNull(Field field, Column column)
    {
        column.AppendNull();
        if (!field.MayBeNull)
        {
            _run.Drift.Add(DriftKind.Missing, field.Path, "null"u8, _run.Row);
        }
    }

    private readonly void RescueUnreadable(int column, int start)
    {
        var raw = RawValue(start);
        _run.RequireReadable(column, raw);
        _run.Columns[column].AppendNull();
        _run.Rescued.Add(_body, _run.Levels, NameOf(column), raw);
        _run.Drift.Add(DriftKind.Unreadable, _run.Layout.FieldArray[column].Path, raw, _run.Row);
    }

    /// <summary>A field stood twice in one record: the last one counts, as everywhere in JSON, and the earlier one is kept.</summary>
    private readonly void RescueEarlier(int column, int start)
    {
        var json = new Utf8JsonReader(_body[start..], new JsonReaderOptions { MaxDepth = 256 });
        json.Read();
        json.Skip();
        var raw = _body.Slice(start, (int)json.BytesConsumed);
        _run.Rescued.Add(_body, _run.Levels, NameOf(column), raw);
        _run.Drift.Add(DriftKind.Unreadable, _run.Layout.FieldArray[column].Path, raw, _run.Row);
    }

    private void Rescue(DriftKind kind)
    {
        var start = (int)Json.TokenStartIndex;
        Json.Skip();
        var raw = RawValue(start);
        var name = JsonNames.Raw(_body, _nameStart);
        _run.Rescued.Add(_body, _run.Levels, name, raw);
        JsonNames.WritePath(_body, _run.Levels, name, _run.Path);
        _run.Drift.Add(kind, _run.Path.WrittenSpan, raw, _run.Row);
    }

    /// <summary>The current value as it came, after it was read or skipped.</summary>
    private readonly ReadOnlySpan<byte> RawValue(int start) => _body[start..(int)Json.BytesConsumed];

    /// <summary>The current field's name with quotes; a map's scalar has the column's.</summary>
    private readonly ReadOnlySpan<byte> NameOf(int column) =>
        _run.Layout.Shape == RecordShape.Scalars ? Quoted(column) : JsonNames.Raw(_body, _nameStart);

    private readonly ReadOnlySpan<byte> Quoted(int column) => _run.Layout.FieldArray[column].QuotedPath;
}

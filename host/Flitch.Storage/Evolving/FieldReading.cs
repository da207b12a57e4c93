using System.Text;
using System.Text.Json;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Texts;

namespace Flitch.Storage.Evolving;

/// <summary>Reads texts into a column as an extractor does: exactly, quoted or bare, a null value as null, and not at all what the type cannot hold.</summary>
/// <param name="type">The column's type.</param>
/// <param name="time">How instants are written.</param>
/// <param name="nullValues">Texts that mean null.</param>
/// <param name="keepsJson">Whether values of any shape are kept whole, as JSON text.</param>
internal sealed class FieldReading(ColumnType type, TimeFormat time, IReadOnlyList<string> nullValues, bool keepsJson = false)
{
    private readonly byte[][] _nullTexts = [.. nullValues.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Reads a value as it stands in JSON.</summary>
    /// <returns>False when the type cannot hold it; nothing was appended then.</returns>
    public bool TryAppendJson(string raw, Column column)
    {
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(raw));
        json.Read();
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                column.AppendNull();
                return true;
            case not JsonTokenType.None when keepsJson:
                PackedJson.Append(Encoding.UTF8.GetBytes(raw), (TextColumn)column);
                return true;
            case JsonTokenType.StartArray when column is ListColumn list:
                return TryAppendList(ref json, list);
            default:
                return Scalar(ref json) is { } text && TryAppend(text, column);
        }
    }

    /// <summary>Reads a scalar's text, unescaped and without quotes.</summary>
    /// <returns>False when the type cannot hold it; nothing was appended then.</returns>
    public bool TryAppend(ReadOnlySpan<byte> text, Column column)
    {
        if (IsNull(text))
        {
            column.AppendNull();
            return true;
        }

        switch (type.Kind)
        {
            case ColumnKind.Text:
                ((TextColumn)column).Append(text);
                return true;
            case ColumnKind.Boolean when TryBoolean(text, out var flag):
                ((BooleanColumn)column).Append(flag);
                return true;
            case ColumnKind.Decimal when DecimalText.TryParse(text, type.Precision, type.Scale, out var number):
                ((DecimalColumn)column).Append(number);
                return true;
            case ColumnKind.Integer or ColumnKind.Timestamp or ColumnKind.Date when TryInt64(text, out var value):
                ((Int64Column)column).Append(value);
                return true;
            default:
                return false;
        }
    }

    private static byte[]? Scalar(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.String => Encoding.UTF8.GetBytes(json.GetString()!),
        JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => json.ValueSpan.ToArray(),
        _ => null,
    };

    // One element that cannot be read makes the whole list unreadable, so that no list is kept in part.
    private bool TryAppendList(ref Utf8JsonReader json, ListColumn column)
    {
        var element = new FieldReading(type.Element!, time, []);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType == JsonTokenType.Null)
            {
                column.Elements.AppendNull();
            }
            else if (Scalar(ref json) is not { } text || !element.TryAppend(text, column.Elements))
            {
                column.AbandonList();
                return false;
            }
        }

        column.EndList();
        return true;
    }

    // Numbers and times are compared by value: 0, 0.0 and "0" are one.
    private bool IsNull(ReadOnlySpan<byte> text)
    {
        foreach (var candidate in _nullTexts)
        {
            if (text.SequenceEqual(candidate) || (Value(text) is { } value && value == Value(candidate)))
            {
                return true;
            }
        }

        return false;
    }

    private Int128? Value(ReadOnlySpan<byte> text) => type.Kind switch
    {
        ColumnKind.Decimal => DecimalText.TryParse(text, type.Precision, type.Scale, out var number) ? number : null,
        ColumnKind.Integer or ColumnKind.Timestamp or ColumnKind.Date => TryInt64(text, out var value) ? value : null,
        _ => null,
    };

    private bool TryInt64(ReadOnlySpan<byte> text, out long value) => type.Kind switch
    {
        ColumnKind.Integer => IntegerText.TryParse(text, out value),
        ColumnKind.Date => CalendarText.TryParseDate(text, out value),
        _ => time == TimeFormat.DateTime ? CalendarText.TryParseInstant(text, out value) : UnixSecondsText.TryParse(text, out value),
    };

    private static bool TryBoolean(ReadOnlySpan<byte> text, out bool value)
    {
        value = Ascii.EqualsIgnoreCase(text, "true"u8);
        return value || Ascii.EqualsIgnoreCase(text, "false"u8);
    }
}

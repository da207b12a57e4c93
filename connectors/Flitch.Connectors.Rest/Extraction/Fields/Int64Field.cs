using Flitch.Connectors.Columns;

namespace Flitch.Connectors.Rest.Extraction.Fields;

/// <summary>Reads a text as a 64-bit integer; false when it is no such value.</summary>
/// <param name="text">UTF-8.</param>
/// <param name="value">The value in the column's unit.</param>
internal delegate bool Int64Parser(ReadOnlySpan<byte> text, out long value);

/// <summary>A field whose value is held as a 64-bit integer: integers, instants, days.</summary>
public abstract class Int64Field : Field
{
    private readonly Int64Parser _parser;
    private readonly long[] _nullValues;

    private protected Int64Field(string path, IReadOnlyList<string>? nullValues, Int64Parser parser)
        : base(path, nullValues)
    {
        _parser = parser;
        _nullValues = [.. NullTexts.Where(t => parser(t, out _)).Select(Parse)];
    }

    /// <inheritdoc/>
    public sealed override FieldOutcome Append(ReadOnlySpan<byte> text, Column column)
    {
        if (!_parser(text, out var value))
        {
            return IsNullText(text) ? FieldOutcome.Null : FieldOutcome.Unreadable;
        }

        if (_nullValues.AsSpan().Contains(value))
        {
            return FieldOutcome.Null;
        }

        ((Int64Column)column).Append(value);
        return FieldOutcome.Stored;
    }

    private long Parse(byte[] text)
    {
        _ = _parser(text, out var value);
        return value;
    }
}

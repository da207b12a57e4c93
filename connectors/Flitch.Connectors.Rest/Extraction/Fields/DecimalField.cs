using Flitch.Connectors.Columns;
using Flitch.Connectors.Texts;

namespace Flitch.Connectors.Rest.Extraction.Fields;

/// <summary>An exact decimal. What does not fit its digits is unreadable, never rounded.</summary>
public sealed class DecimalField : Field
{
    private readonly byte _precision;
    private readonly byte _scale;
    private readonly Int128[] _nullValues;

    /// <summary>Makes a field.</summary>
    /// <param name="path">Where it stands in the record.</param>
    /// <param name="precision">All digits, 1 to 38.</param>
    /// <param name="scale">Digits after the point.</param>
    /// <param name="nullValues">The numbers that mean null, however they are written, and other texts that do; null when there are none.</param>
    public DecimalField(string path, byte precision, byte scale, IReadOnlyList<string>? nullValues = null)
        : base(path, nullValues)
    {
        _precision = precision;
        _scale = scale;
        _nullValues = [.. NullTexts.Where(t => DecimalText.TryParse(t, precision, scale, out _)).Select(Parse)];
    }

    /// <inheritdoc/>
    public override FieldOutcome Append(ReadOnlySpan<byte> text, Column column)
    {
        if (!DecimalText.TryParse(text, _precision, _scale, out var value))
        {
            return IsNullText(text) ? FieldOutcome.Null : FieldOutcome.Unreadable;
        }

        if (_nullValues.AsSpan().Contains(value))
        {
            return FieldOutcome.Null;
        }

        ((DecimalColumn)column).Append(value);
        return FieldOutcome.Stored;
    }

    private Int128 Parse(byte[] text)
    {
        _ = DecimalText.TryParse(text, _precision, _scale, out var value);
        return value;
    }
}

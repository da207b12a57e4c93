using System.Text;
using Flitch.Connectors.Columns;

namespace Flitch.Connectors.Rest.Extraction.Fields;

/// <summary>Text, kept as it came; a bare number keeps its digits.</summary>
/// <param name="path">Where it stands in the record.</param>
/// <param name="nullValues">The texts that mean null; null when there are none.</param>
public sealed class TextField(string path, IReadOnlyList<string>? nullValues = null) : Field(path, nullValues)
{
    private readonly byte[][][]? _knownByLength;

    /// <summary>The values known so far of an open enumeration; null when any text is expected.</summary>
    public IReadOnlyList<string>? KnownValues
    {
        init => _knownByLength = value is null ? null : ByLength(value);
    }

    /// <inheritdoc/>
    public override FieldOutcome Append(ReadOnlySpan<byte> text, Column column)
    {
        if (IsNullText(text))
        {
            return FieldOutcome.Null;
        }

        ((TextColumn)column).Append(text);
        return IsKnown(text) ? FieldOutcome.Stored : FieldOutcome.StoredUnknown;
    }

    private bool IsKnown(ReadOnlySpan<byte> text)
    {
        if (_knownByLength is null)
        {
            return true;
        }

        if (text.Length >= _knownByLength.Length)
        {
            return false;
        }

        foreach (var value in _knownByLength[text.Length])
        {
            if (text.SequenceEqual(value))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[][][] ByLength(IReadOnlyList<string> values)
    {
        var texts = values.Select(Encoding.UTF8.GetBytes).ToArray();
        var longest = texts.Length == 0 ? -1 : texts.Max(t => t.Length);
        return [.. Enumerable.Range(0, longest + 1).Select(length => texts.Where(t => t.Length == length).ToArray())];
    }
}

using System.Buffers;
using Flitch.Connectors.Columns;

namespace Flitch.Connectors.Rest.Extraction.Fields;

/// <summary>A value of any shape, kept whole as JSON text. Blanks between its parts are left out, so that equal values are equal texts.</summary>
/// <param name="path">Where it stands in the record.</param>
public sealed class JsonField(string path) : Field(path, null)
{
    /// <summary>Adds a value.</summary>
    /// <param name="text">The value as it stands in the answer.</param>
    /// <param name="column">A column of texts.</param>
    public override FieldOutcome Append(ReadOnlySpan<byte> text, Column column)
    {
        var packed = ArrayPool<byte>.Shared.Rent(text.Length);
        ((TextColumn)column).Append(packed.AsSpan(0, Pack(text, packed)));
        ArrayPool<byte>.Shared.Return(packed);
        return FieldOutcome.Stored;
    }

    private static int Pack(ReadOnlySpan<byte> text, Span<byte> packed)
    {
        var (length, quoted, escaped) = (0, false, false);
        foreach (var value in text)
        {
            if (quoted || value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                packed[length++] = value;
            }

            quoted ^= value == (byte)'"' && !escaped;
            escaped = quoted && value == (byte)'\\' && !escaped;
        }

        return length;
    }
}

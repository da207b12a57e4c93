using System.Buffers;
using Flitch.Connectors.Columns;

namespace Flitch.Connectors.Texts;

/// <summary>JSON that is kept whole. Blanks between its parts are left out, so that equal values are equal texts.</summary>
public static class PackedJson
{
    /// <summary>Adds a value to a column.</summary>
    /// <param name="value">The value as it stands in an answer: whole, and valid.</param>
    /// <param name="column">A column of texts.</param>
    public static void Append(ReadOnlySpan<byte> value, TextColumn column)
    {
        var packed = ArrayPool<byte>.Shared.Rent(value.Length);
        column.Append(packed.AsSpan(0, Pack(value, packed)));
        ArrayPool<byte>.Shared.Return(packed);
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

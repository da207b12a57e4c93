using System.Buffers.Text;
using System.Text;

namespace Flitch.Connectors.Rest.Extraction.Texts;

/// <summary>Unescapes what stands between the quotes of a JSON string.</summary>
internal static class JsonText
{
    /// <summary>Unescapes; false when a lone surrogate stands in the text, which UTF-8 cannot hold.</summary>
    /// <param name="escaped">Between the quotes; already known to be well-formed JSON.</param>
    /// <param name="target">At least as long as <paramref name="escaped"/>: no escape is shorter than what it stands for.</param>
    /// <param name="written">Bytes written.</param>
    public static bool TryUnescape(ReadOnlySpan<byte> escaped, Span<byte> target, out int written)
    {
        written = 0;
        while (escaped.Length > 0)
        {
            var plain = escaped.IndexOf((byte)'\\');
            plain = plain < 0 ? escaped.Length : plain;
            escaped[..plain].CopyTo(target[written..]);
            written += plain;
            escaped = escaped[plain..];
            if (escaped.Length > 0 && !TryUnescapeOne(ref escaped, target, ref written))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Copies a JSON value's raw text, but doubles the backslash of a lone surrogate's escape: <c>"\ud800"</c> becomes <c>"\\ud800"</c>. Readers of JSON
    /// refuse the one and show the other.
    /// </summary>
    public static int CopyReadable(ReadOnlySpan<byte> raw, Span<byte> target)
    {
        var written = 0;
        while (raw.Length > 0)
        {
            var plain = raw.IndexOf((byte)'\\');
            plain = plain < 0 ? raw.Length : plain;
            raw[..plain].CopyTo(target[written..]);
            written += plain;
            raw = raw[plain..];
            if (raw.Length == 0)
            {
                break;
            }

            var length = EscapeLength(raw, out var lone);
            if (lone)
            {
                target[written++] = (byte)'\\';
            }

            raw[..length].CopyTo(target[written..]);
            written += length;
            raw = raw[length..];
        }

        return written;
    }

    private static int EscapeLength(ReadOnlySpan<byte> escaped, out bool lone)
    {
        lone = false;
        if (escaped[1] != (byte)'u')
        {
            return 2;
        }

        var first = Unit(escaped);
        if (!char.IsSurrogate(first))
        {
            return 6;
        }

        lone = !IsPair(escaped, first);
        return lone ? 6 : 12;
    }

    private static bool TryUnescapeOne(ref ReadOnlySpan<byte> escaped, Span<byte> target, ref int written)
    {
        if (escaped[1] != (byte)'u')
        {
            target[written++] = Simple(escaped[1]);
            escaped = escaped[2..];
            return true;
        }

        var length = EscapeLength(escaped, out var lone);
        if (lone)
        {
            return false;
        }

        var rune = length == 6 ? new Rune(Unit(escaped)) : new Rune(Unit(escaped), Unit(escaped[6..]));
        written += rune.EncodeToUtf8(target[written..]);
        escaped = escaped[length..];
        return true;
    }

    private static bool IsPair(ReadOnlySpan<byte> escaped, char first) =>
        char.IsHighSurrogate(first) && escaped.Length >= 12 && escaped[6] == (byte)'\\' && escaped[7] == (byte)'u'
        && char.IsLowSurrogate(Unit(escaped[6..]));

    private static char Unit(ReadOnlySpan<byte> escaped)
    {
        _ = Utf8Parser.TryParse(escaped.Slice(2, 4), out ushort unit, out _, 'x');
        return (char)unit;
    }

    private static byte Simple(byte letter) => letter switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'t' => (byte)'\t',
        (byte)'r' => (byte)'\r',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => letter,
    };
}

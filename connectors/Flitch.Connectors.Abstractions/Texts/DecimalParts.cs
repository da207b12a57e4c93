namespace Flitch.Connectors.Texts;

/// <summary>Where a decimal's significant digits stand, and what power of ten the last of them has. Zeros on both sides do not count.</summary>
internal struct DecimalParts
{
    /// <summary>Beyond this an exponent decides alone: no answer is as long, no column as wide.</summary>
    private const int ExponentLimit = 100_000_000;

    private int _start;

    /// <summary>Below zero.</summary>
    public bool Negative { get; private set; }

    /// <summary>Significant digits: from the first to the last that is not zero; none for zero itself.</summary>
    public long Digits { get; private set; }

    /// <summary>The power of ten of the last significant digit.</summary>
    public long Exponent { get; private set; }

    /// <summary>Takes the text apart; false when it is no number.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out DecimalParts parts)
    {
        parts = default;
        var i = 0;
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
        {
            parts.Negative = text[0] == (byte)'-';
            i = 1;
        }

        if (!parts.ReadMantissa(text, ref i))
        {
            return false;
        }

        return i == text.Length || parts.ReadExponent(text[i..]);
    }

    /// <summary>The first <paramref name="count"/> significant digits (at most 38) as a number.</summary>
    public readonly UInt128 Accumulate(ReadOnlySpan<byte> text, int count)
    {
        var i = _start;
        var low = AccumulateShort(text, ref i, Math.Min(count, 19));
        if (count <= 19)
        {
            return low;
        }

        var rest = count - 19;
        return (low * PowersOfTen.Get(rest)) + AccumulateShort(text, ref i, rest);
    }

    private static UInt128 AccumulateShort(ReadOnlySpan<byte> text, ref int i, int count)
    {
        // 19 digits always fit 64 bits.
        ulong value = 0;
        while (count > 0)
        {
            var digit = (uint)text[i++] - '0';
            if (digit <= 9)
            {
                value = (value * 10) + digit;
                count--;
            }
        }

        return value;
    }

    private bool ReadMantissa(ReadOnlySpan<byte> text, ref int i)
    {
        var any = false;
        var point = -1;
        var digits = 0;
        var lastNonZero = 0;
        for (; i < text.Length; i++)
        {
            var digit = (uint)text[i] - '0';
            if (digit <= 9)
            {
                any = true;
                if (digits > 0 || digit != 0)
                {
                    if (digits == 0)
                    {
                        _start = i;
                    }

                    digits++;
                    if (digit != 0)
                    {
                        lastNonZero = digits;
                        Exponent = i;
                    }
                }
            }
            else if (text[i] == (byte)'.' && point < 0)
            {
                point = i;
            }
            else
            {
                break;
            }
        }

        Digits = lastNonZero;
        Exponent = lastNonZero == 0 ? 0 : PowerAt((int)Exponent, point < 0 ? i : point);
        return any;
    }

    private static int PowerAt(int index, int point) => index < point ? point - index - 1 : point - index;

    private bool ReadExponent(ReadOnlySpan<byte> text)
    {
        if ((text[0] | 0x20) != 'e')
        {
            return false;
        }

        text = text[1..];
        var negative = text.Length > 0 && text[0] == (byte)'-';
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
        {
            text = text[1..];
        }

        var exponent = 0;
        foreach (var character in text)
        {
            if (character is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            exponent = Math.Min((exponent * 10) + character - '0', ExponentLimit);
        }

        Exponent += negative ? -exponent : exponent;
        return text.Length > 0;
    }
}

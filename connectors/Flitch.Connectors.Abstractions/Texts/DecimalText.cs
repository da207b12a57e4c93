namespace Flitch.Connectors.Texts;

/// <summary>
/// Reads decimal text exactly: <c>-24.5000</c>, <c>+154186.9728</c>, <c>1e-7</c>, <c>.5</c>. No binary floating point on the way, no rounding.
/// </summary>
public static class DecimalText
{
    /// <summary>Digits that an <see cref="Int128"/> always holds.</summary>
    private const int MaximumDigits = 38;

    /// <summary>Reads <paramref name="text"/> as the unscaled value at <paramref name="scale"/>: <c>1.5</c> at scale 3 is 1500.</summary>
    /// <param name="text">UTF-8; nothing may stand before or after the number.</param>
    /// <param name="precision">Digits that the result may have, 1 to 38.</param>
    /// <param name="scale">Digits after the point.</param>
    /// <param name="value">The unscaled value.</param>
    /// <returns>False when it is no number, does not fit the precision, or has a digit other than zero beyond the scale.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, int precision, int scale, out Int128 value) =>
        TryScale(text, precision, scale, cut: false, out value);

    /// <summary>As <see cref="TryParse"/>, but digits beyond the scale are cut off, toward zero.</summary>
    /// <param name="text">UTF-8; nothing may stand before or after the number.</param>
    /// <param name="precision">Digits that the result may have, 1 to 38.</param>
    /// <param name="scale">Digits after the point that stay.</param>
    /// <param name="value">The unscaled value.</param>
    /// <returns>False when it is no number, or does not fit the precision.</returns>
    public static bool TryParseCut(ReadOnlySpan<byte> text, int precision, int scale, out Int128 value) =>
        TryScale(text, precision, scale, cut: true, out value);

    private static bool TryScale(ReadOnlySpan<byte> text, int precision, int scale, bool cut, out Int128 value)
    {
        value = default;
        if (!DecimalParts.TryRead(text, out var parts))
        {
            return false;
        }

        if (parts.Digits == 0)
        {
            return true;
        }

        // The last significant digit stands for ten to this power; below zero it is beyond the scale.
        var power = parts.Exponent + scale;
        var digits = parts.Digits;
        if (power < 0)
        {
            if (!cut)
            {
                return false;
            }

            digits += power;
            power = 0;
            if (digits <= 0)
            {
                return true;
            }
        }

        if (digits + power > Math.Min(precision, MaximumDigits))
        {
            return false;
        }

        var magnitude = parts.Accumulate(text, (int)digits) * PowersOfTen.Get((int)power);
        value = parts.Negative ? -(Int128)magnitude : (Int128)magnitude;
        return true;
    }
}

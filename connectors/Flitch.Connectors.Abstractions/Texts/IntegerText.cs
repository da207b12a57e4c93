namespace Flitch.Connectors.Texts;

/// <summary>Reads 64-bit integers: <c>42</c>, <c>+42</c>, <c>42.0</c>, <c>4.2e1</c>.</summary>
public static class IntegerText
{
    /// <summary>Reads <paramref name="text"/>.</summary>
    /// <param name="text">UTF-8; nothing may stand before or after the number.</param>
    /// <param name="value">The number.</param>
    /// <returns>False when it is no number, not integral or too large.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        var fits = DecimalText.TryParse(text, 19, 0, out var whole) && whole >= long.MinValue && whole <= long.MaxValue;
        value = fits ? (long)whole : 0;
        return fits;
    }
}

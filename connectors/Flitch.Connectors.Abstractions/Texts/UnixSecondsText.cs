namespace Flitch.Connectors.Texts;

/// <summary>Reads Unix seconds with any number of decimals: <c>1705260547.4728658</c>, <c>1616148493</c>, <c>1.7e9</c>.</summary>
public static class UnixSecondsText
{
    /// <summary>Reads <paramref name="text"/>; digits beyond six are cut.</summary>
    /// <param name="text">UTF-8; nothing may stand before or after the number.</param>
    /// <param name="microseconds">Microseconds since 1970-01-01 UTC.</param>
    /// <returns>False when it is no number, or lies outside the years 1 to 9999.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out long microseconds)
    {
        var fits = DecimalText.TryParseCut(text, 38, 6, out var value) && CalendarText.IsInstant(value);
        microseconds = fits ? (long)value : 0;
        return fits;
    }
}

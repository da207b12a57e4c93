namespace Flitch.Connectors.Texts;

/// <summary>Reads RFC 3339 dates and times: <c>2026-11-23</c>, <c>2026-11-23T05:42:36.123456Z</c>, <c>2026-11-23 05:42:36+01:00</c>.</summary>
public static class CalendarText
{
    /// <summary>Microseconds of a day.</summary>
    public const long MicrosecondsPerDay = 86_400_000_000;

    /// <summary>0001-01-01 in days since 1970-01-01: no calendar of ours goes further back.</summary>
    public const long FirstDay = -719_162;

    /// <summary>9999-12-31 in days since 1970-01-01.</summary>
    public const long LastDay = 2_932_896;

    /// <summary>Whether an instant lies in the years 1 to 9999, which every reader of ours can show.</summary>
    /// <param name="microseconds">Microseconds since 1970-01-01 UTC.</param>
    public static bool IsInstant(Int128 microseconds) =>
        microseconds >= FirstDay * (Int128)MicrosecondsPerDay && microseconds < (LastDay + 1) * (Int128)MicrosecondsPerDay;

    /// <summary>Reads a day.</summary>
    /// <param name="text"><c>YYYY-MM-DD</c>, nothing else.</param>
    /// <param name="days">Days since 1970-01-01.</param>
    public static bool TryParseDate(ReadOnlySpan<byte> text, out long days)
    {
        days = 0;
        if (text.Length != 10 || text[4] != (byte)'-' || text[7] != (byte)'-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        days = new DateOnly(year, month, day).DayNumber + FirstDay;
        return true;
    }

    /// <summary>Reads an instant; its offset from UTC must be stated, digits beyond six are cut.</summary>
    /// <param name="text"><c>YYYY-MM-DDThh:mm:ss[.fraction](Z|±hh:mm)</c>, nothing else; a space or small letters may stand for <c>T</c> and <c>Z</c>.</param>
    /// <param name="microseconds">Microseconds since 1970-01-01 UTC.</param>
    public static bool TryParseInstant(ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        if (text.Length < 20 || text[10] is not ((byte)'T' or (byte)'t' or (byte)' ')
            || !TryParseDate(text[..10], out var days) || !TryTime(text[11..19], out var seconds))
        {
            return false;
        }

        var rest = text[19..];
        if (!TryFraction(ref rest, out var fraction) || !TryOffset(rest, out var offset))
        {
            return false;
        }

        microseconds = (days * MicrosecondsPerDay) + ((seconds - offset) * 1_000_000) + fraction;
        return IsInstant(microseconds);
    }

    private static bool TryTime(ReadOnlySpan<byte> text, out long seconds)
    {
        seconds = 0;
        if (text[2] != (byte)':' || text[5] != (byte)':'
            || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute) || !TryDigits(text[6..8], out var second)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        seconds = (hour * 3600) + (minute * 60) + second;
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        if (text[0] != (byte)'.')
        {
            return true;
        }

        var length = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (length <= 0)
        {
            return false;
        }

        for (var i = 0; i < 6; i++)
        {
            microseconds = (microseconds * 10) + (i < length ? text[1 + i] - '0' : 0);
        }

        text = text[(1 + length)..];
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out long seconds)
    {
        seconds = 0;
        if (text.Length == 1)
        {
            return text[0] is (byte)'Z' or (byte)'z';
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != (byte)':'
            || !TryDigits(text[1..3], out var hours) || !TryDigits(text[4..6], out var minutes) || hours > 23 || minutes > 59)
        {
            return false;
        }

        seconds = ((hours * 3600) + (minutes * 60)) * (text[0] == (byte)'-' ? -1 : 1);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var character in text)
        {
            if (character is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + character - '0';
        }

        return true;
    }
}

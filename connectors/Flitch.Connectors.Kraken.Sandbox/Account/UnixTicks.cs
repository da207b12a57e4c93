using System.Globalization;

namespace Flitch.Connectors.Kraken.Sandbox.Account;

/// <summary>Times inside the sandbox: whole tenths of microseconds since 1970, the finest that the wire shows (seven digits).</summary>
internal static class UnixTicks
{
    /// <summary>Ticks of one second.</summary>
    public const long PerSecond = TimeSpan.TicksPerSecond;

    /// <summary>The ticks of an instant.</summary>
    public static long From(DateTimeOffset instant) => instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;

    /// <summary>The instant of ticks.</summary>
    public static DateTimeOffset ToInstant(long ticks) => DateTimeOffset.UnixEpoch.AddTicks(ticks);

    /// <summary>Reads unix seconds with or without a fraction; digits beyond the seventh are cut.</summary>
    public static bool TryParse(string text, out long ticks)
    {
        ticks = 0;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            return false;
        if (seconds is < -9_000_000_000m or > 900_000_000_000m)
            return false;
        ticks = (long)decimal.Floor(seconds * PerSecond);
        return true;
    }
}

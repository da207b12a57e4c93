using System.Globalization;
using Flitch.Connectors.Reading;

namespace Flitch.Pipeline.Verifying;

/// <summary>Stretches of time, for people.</summary>
internal static class Place
{
    public static string Of(ReadInterval stretch) => stretch.From is { } from ? $"{Second(from + 1)} to {Second(stretch.To)}" : $"up to {Second(stretch.To)}";

    public static string Second(long second) =>
        DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(second, -62_135_596_800, 253_402_300_799)).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

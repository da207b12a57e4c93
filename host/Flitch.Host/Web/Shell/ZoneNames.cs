namespace Flitch.Host.Web.Shell;

/// <summary>The time zones that people can choose.</summary>
internal static class ZoneNames
{
    /// <summary>UTC, then those of regions, without the abbreviations that tell no daylight saving.</summary>
    /// <param name="chosen">The one that is chosen; it is always among them.</param>
    public static IEnumerable<string> All(string chosen) => TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id)
        .Where(i => i.Contains('/', StringComparison.Ordinal) && !i.StartsWith("Etc/", StringComparison.Ordinal))
        .Append(chosen).Where(i => i != "UTC").Distinct().Order(StringComparer.Ordinal).Prepend("UTC");
}

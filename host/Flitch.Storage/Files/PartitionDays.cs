using Flitch.Connectors.Catalog;

namespace Flitch.Storage.Files;

/// <summary>Which partition an instant belongs to, in UTC.</summary>
internal static class PartitionDays
{
    private const long MicrosecondsPerDay = 86_400_000_000;
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary>The first day of the partition that holds an instant.</summary>
    /// <param name="microseconds">Since 1970 UTC; may be negative.</param>
    /// <param name="unit">The partition's length.</param>
    /// <returns>Null for an instant that the calendar's years 1 to 9999 do not hold.</returns>
    public static DateOnly? Of(long microseconds, PartitionUnit unit)
    {
        var days = Math.DivRem(microseconds, MicrosecondsPerDay, out var rest) - (rest < 0 ? 1 : 0);
        if (days < DateOnly.MinValue.DayNumber - Epoch.DayNumber || days > DateOnly.MaxValue.DayNumber - Epoch.DayNumber)
        {
            return null;
        }

        return Start(Epoch.AddDays((int)days), unit);
    }

    /// <summary>The first day of the partition that holds a day.</summary>
    public static DateOnly Start(DateOnly day, PartitionUnit unit) => unit switch
    {
        PartitionUnit.Day => day,
        PartitionUnit.Year => new(day.Year, 1, 1),
        _ => new(day.Year, day.Month, 1),
    };

    /// <summary>Days since 1970-01-01, as DuckDB keeps a DATE.</summary>
    public static int ToDays(DateOnly day) => day.DayNumber - Epoch.DayNumber;
}

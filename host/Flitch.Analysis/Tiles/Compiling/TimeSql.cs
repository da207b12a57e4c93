using Flitch.Analysis.Shapes;
using Flitch.Connectors.Columns;
using Flitch.DuckDb;

namespace Flitch.Analysis.Tiles.Compiling;

/// <summary>Stretches of time in SQL.</summary>
internal static class TimeSql
{
    /// <summary>A TIMESTAMPTZ as a TIMESTAMP on the clocks of the zone.</summary>
    public static string Local(string sql, TimeZoneInfo zone) => IsUtc(zone) ? $"make_timestamp(epoch_us({sql}))" : $"({sql} AT TIME ZONE {SqlText.Literal(zone.Id)})";

    /// <summary>The beginning of the row's stretch, on the clocks of the zone: a TIMESTAMP.</summary>
    // date_trunc of a TIMESTAMPTZ goes through ICU and takes four times as long as that of a plain timestamp.
    public static string Bucket(ShapeColumn column, TimeGrain grain, TimeZoneInfo zone)
    {
        var name = SqlText.Identifier(column.Name);
        var local = column.Type.Kind == ColumnKind.Date ? $"{name}::TIMESTAMP"
            : Local(name, zone);
        return $"date_trunc('{grain.ToString().ToLowerInvariant()}', {local})";
    }

    private static bool IsUtc(TimeZoneInfo zone) => zone.Id is "UTC" or "Etc/UTC";
}

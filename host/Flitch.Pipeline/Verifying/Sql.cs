using System.Globalization;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Reading;
using Flitch.Storage.Datasets;

namespace Flitch.Pipeline.Verifying;

/// <summary>Pieces of the queries that a verification asks.</summary>
internal static class Sql
{
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Table(ConnectionName connection, ObjectDescriptor descriptor) => $"{Name(connection.Name)}.{Name(descriptor.Name)}";

    /// <summary>Rows with their cursor in a stretch of whole seconds.</summary>
    public static string Within(string cursor, ReadInterval stretch) => stretch.From is { } from
        ? $"{Name(cursor)} > {Instant(from)} AND {Name(cursor)} <= {Instant(stretch.To)}"
        : $"{Name(cursor)} <= {Instant(stretch.To)}";

    /// <summary>A whole second; seconds beyond DuckDB's calendar are brought to its ends.</summary>
    public static string Instant(long second) => Microsecond(Math.Clamp(second, -9_000_000_000_000, 9_000_000_000_000) * 1_000_000);

    public static string Microsecond(long microsecond) => string.Create(CultureInfo.InvariantCulture, $"make_timestamptz({microsecond})");

    /// <summary>A decimal column as a whole number of its smallest unit: exact, whatever its precision.</summary>
    public static string Unscaled(string column) => $"replace({Name(column)}::VARCHAR, '.', '')::HUGEINT";
}

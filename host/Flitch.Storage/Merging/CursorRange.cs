using Flitch.Connectors.Reading;
using Flitch.DuckDb;
using Flitch.Storage.Files;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Merging;

/// <summary>An interval in microseconds: after <paramref name="From"/> (null: from the beginning), up to and including <paramref name="To"/>. Wide enough for any second.</summary>
internal readonly record struct CursorRange(Int128? From, Int128 To)
{
    private const long MicrosecondsPerSecond = 1_000_000;

    public static CursorRange Of(ReadInterval interval) =>
        new(interval.From * (Int128)MicrosecondsPerSecond, interval.To * (Int128)MicrosecondsPerSecond);

    public bool Touches(LiveFile file) => file is { First: { } first, Last: { } last } && first <= To && (From is null || last > From);

    public bool Holds(LiveFile file) => file is { First: { } first, Last: { } last } && last <= To && (From is null || first > From);

    /// <summary>Whether a row is in it, as a condition that lets DuckDB skip row groups.</summary>
    public string Condition(string cursor) => string.Join(" AND ", Conditions(SqlText.Identifier(cursor)));

    private static Int128 Earliest => (DateTimeOffset.MinValue - DateTimeOffset.UnixEpoch).Ticks / 10;

    private static Int128 Latest => (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / 10;

    // A bound beyond the calendar cannot be written as an instant; no row lies beyond it either.
    private IEnumerable<string> Conditions(string column)
    {
        yield return $"{column} IS NOT NULL";
        if (From is { } low && low >= Earliest)
        {
            yield return low > Latest ? "false" : $"{column} > {ParquetSql.Timestamp((long)low)}";
        }

        if (To <= Latest)
        {
            yield return To < Earliest ? "false" : $"{column} <= {ParquetSql.Timestamp((long)To)}";
        }
    }
}

using System.Globalization;
using Flitch.Analysis.Filters;
using Flitch.Analysis.Tiles;
using Flitch.Analysis.Tiles.Answers;

namespace Flitch.Host.Web.Dashboards;

/// <summary>What stands in and beside a cell.</summary>
internal static class CellWords
{
    /// <summary>The unit of a figure: the tile's own, the row's (an asset's code), or the column's in words.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="row">The row.</param>
    /// <param name="index">The figure's column.</param>
    public static string? Unit(Tile tile, TileAnswer answer, string?[] row, int index)
    {
        var column = answer.Columns[index];
        if (tile.Format.Unit is not null || !column.IsUnitValue)
        {
            return tile.Format.Unit ?? column.Unit;
        }

        var by = answer.Columns.Select((c, i) => (c, i)).Where(c => c.c.Role == AnswerRole.Group && (c.c.Source == column.UnitBy || c.c.Name == column.UnitBy)).Select(c => c.i).FirstOrDefault(-1);
        return by < 0 ? null : row[by];
    }

    /// <summary>An instant on the clocks of the zone.</summary>
    /// <param name="text">ISO 8601 in UTC.</param>
    /// <param name="zone">The zone.</param>
    public static string Instant(string text, TimeZoneInfo zone) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        ? TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : text;

    /// <summary>How a value stands out; null where it does not.</summary>
    /// <param name="rules">The tile's rules.</param>
    /// <param name="column">The value's column.</param>
    /// <param name="value">The value.</param>
    public static TileLook? Look(IReadOnlyList<TileRule> rules, AnswerColumn column, string? value) =>
        value is null ? null : rules.FirstOrDefault(r => r.Column == column.Name && Holds(r, value))?.Look;

    private static bool Holds(TileRule rule, string value)
    {
        if (rule.When == FilterOperator.Contains)
        {
            return value.Contains(rule.Value, StringComparison.OrdinalIgnoreCase);
        }

        var compared = ExactNumber.TryRead(value) is { } a && ExactNumber.TryRead(rule.Value) is { } b ? a.Compare(b) : string.CompareOrdinal(value, rule.Value);
        return rule.When switch
        {
            FilterOperator.Equal => compared == 0,
            FilterOperator.NotEqual => compared != 0,
            FilterOperator.Less => compared < 0,
            FilterOperator.LessOrEqual => compared <= 0,
            FilterOperator.Greater => compared > 0,
            _ => compared >= 0,
        };
    }
}

using Flitch.Analysis.Filters;
using Flitch.Analysis.Tiles;

namespace Flitch.Host.Dashboards.Editing;

/// <summary>Fills the form of a tile.</summary>
internal static class TileFormWriter
{
    /// <summary>The form of a tile.</summary>
    /// <param name="tile">The tile.</param>
    public static TileForm Write(Tile tile)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["title"] = tile.Title,
            ["kind"] = FormWords.Of(tile.Kind),
            ["description"] = tile.Description,
            ["text"] = tile.Text,
            ["unit"] = tile.Format.Unit ?? "",
            ["decimals"] = $"{tile.Format.Decimals}",
            ["x"] = $"{tile.Place.X}",
            ["y"] = $"{tile.Place.Y}",
            ["w"] = $"{tile.Place.W}",
            ["h"] = $"{tile.Place.H}",
        };
        Each(tile.Rules, (rule, n) =>
        {
            (fields[$"rule_column{n}"], fields[$"rule_look{n}"]) = (rule.Column, FormWords.Of(rule.Look));
            Put(fields, "rule", n, Filter.Of("x", rule.When, rule.Value));
        });
        if (tile.Query is SqlQuery sql)
        {
            Put(fields, sql);
        }
        else if (tile.Query is BuiltQuery built)
        {
            Put(fields, built);
        }

        return new TileForm(fields);
    }

    private static void Put(Dictionary<string, string> fields, SqlQuery sql)
    {
        (fields["how"], fields["sql"], fields["sql_x"], fields["series"], fields["unitBy"]) = ("sql", sql.Sql, sql.X ?? "", sql.Series ?? "", sql.UnitBy ?? "");
        (fields["values"], fields["grain"]) = (string.Join('\n', sql.Values), sql.Grain is { } grain ? FormWords.Of(grain) : "");
    }

    private static void Put(Dictionary<string, string> fields, BuiltQuery built)
    {
        (fields["how"], fields["answer"], fields["dataset"], fields["time"]) = ("built", built.Columns.Count > 0 ? "rows" : "figures", built.Dataset, built.Time ?? "");
        (fields["grain"], fields["limit"]) = (built.Grain is { } grain ? FormWords.Of(grain) : "", $"{built.Limit}");
        (fields["order"], fields["order_way"]) = built.Order is { } order ? (order.TrimStart('-'), order.StartsWith('-') ? "down" : "up") : ("", "");
        Each(built.Filters, (filter, n) =>
        {
            fields[$"filter_column{n}"] = filter.Column;
            Put(fields, "filter", n, filter);
        });
        Each(built.Calculated, (column, n) => (fields[$"calculated{n}"], fields[$"calculated_is{n}"]) = (column.Name, column.Expression));
        Each(built.Measures, (measure, n) =>
        {
            (fields[$"of{n}"], fields[$"name{n}"]) = (FormWords.Of(measure.Of), measure.Name);
            (fields[$"column{n}"], fields[$"over{n}"]) = (measure.Column ?? "", measure.Over ?? "");
        });
        Each(built.Group, (group, n) => fields[$"group{n}"] = group);
        Each(built.Columns, (column, n) => fields[$"show{n}"] = column);
    }

    // A filter's text is COLUMN.OPERATOR.VALUE; a form has a field for each.
    private static void Put(Dictionary<string, string> fields, string room, int n, Filter filter)
    {
        var parts = FilterText.Write(filter with { Column = "x" }).Split('.', 3);
        (fields[$"{room}_operator{n}"], fields[$"{room}_value{n}"]) = (parts[1], parts.Length > 2 ? parts[2] : "");
    }

    private static void Each<T>(IReadOnlyList<T> all, Action<T, int> put)
    {
        for (var n = 0; n < all.Count; n++)
        {
            put(all[n], n);
        }
    }
}

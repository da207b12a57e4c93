using System.Text.Encodings.Web;
using System.Text.Json;
using Flitch.Analysis.Dashboards.Reading;
using Flitch.Analysis.Filters;
using Flitch.Analysis.Tiles;

namespace Flitch.Analysis.Dashboards;

/// <summary>Writes a dashboard's file: the same dashboard gives the same bytes, one value a line, so that a change reads well in git.</summary>
public static class DashboardWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    /// <param name="dashboard">The dashboard.</param>
    /// <param name="schema">What stands as <c>$schema</c>; null for nothing.</param>
    /// <returns>UTF-8, with a line's end at the end.</returns>
    public static byte[] Write(Dashboard dashboard, string? schema = null)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            Document(json, dashboard, schema);
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Document(Utf8JsonWriter json, Dashboard dashboard, string? schema)
    {
        json.WriteStartObject();
        Text(json, "$schema", schema);
        json.WriteNumber("version", Dashboard.Version);
        json.WriteString("name", dashboard.Name);
        json.WriteString("title", dashboard.Title);
        Text(json, "description", dashboard.Description);
        Text(json, "connection", dashboard.Connection);
        json.WriteString("range", dashboard.Range.Text);
        json.WriteString("zone", dashboard.Zone);
        List(json, "filters", dashboard.Filters, filter =>
        {
            json.WriteStartObject();
            json.WriteString("column", filter.Column);
            json.WriteString("title", filter.Title);
            Texts(json, "values", filter.Values);
            json.WriteEndObject();
        });
        List(json, "tiles", [.. dashboard.Tiles.OrderBy(t => (t.Place.Y, t.Place.X))], tile => Tile(json, tile));
        json.WriteEndObject();
    }

    private static void Tile(Utf8JsonWriter json, Tile tile)
    {
        json.WriteStartObject();
        json.WriteString("id", tile.Id);
        Text(json, "title", tile.Title);
        json.WriteString("kind", JsonWords.Of(tile.Kind));
        json.WriteStartObject("place");
        json.WriteNumber("x", tile.Place.X);
        json.WriteNumber("y", tile.Place.Y);
        json.WriteNumber("w", tile.Place.W);
        json.WriteNumber("h", tile.Place.H);
        json.WriteEndObject();
        Text(json, "description", tile.Description);
        Text(json, "text", tile.Text);
        Query(json, tile.Query);
        Flag(json, "accumulates", tile.Accumulates);
        if (tile.Format is not { Unit: null, Decimals: null })
        {
            json.WriteStartObject("format");
            Text(json, "unit", tile.Format.Unit);
            Number(json, "decimals", tile.Format.Decimals);
            json.WriteEndObject();
        }

        List(json, "rules", tile.Rules, rule => Rule(json, rule));
        json.WriteEndObject();
    }

    private static void Rule(Utf8JsonWriter json, TileRule rule)
    {
        json.WriteStartObject();
        json.WriteString("column", rule.Column);
        json.WriteString("when", FilterText.Write(Filter.Of("x", rule.When, rule.Value))[2..]);
        json.WriteString("look", JsonWords.Of(rule.Look));
        json.WriteEndObject();
    }

    private static void Query(Utf8JsonWriter json, TileQuery? query)
    {
        if (query is not null)
        {
            json.WriteStartObject("query");
            if (query is BuiltQuery built)
            {
                Built(json, built);
            }
            else if (query is SqlQuery sql)
            {
                Sql(json, sql);
            }

            json.WriteEndObject();
        }
    }

    private static void Built(Utf8JsonWriter json, BuiltQuery query)
    {
        json.WriteString("dataset", query.Dataset);
        List(json, "calculated", query.Calculated, column =>
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("expression", column.Expression);
            json.WriteEndObject();
        });
        List(json, "measures", query.Measures, measure =>
        {
            json.WriteStartObject();
            json.WriteString("name", measure.Name);
            json.WriteString("of", JsonWords.Of(measure.Of));
            Text(json, "column", measure.Column);
            Text(json, "over", measure.Over);
            json.WriteEndObject();
        });
        Texts(json, "group", query.Group);
        Texts(json, "columns", query.Columns);
        Text(json, "grain", query.Grain is { } grain ? JsonWords.Of(grain) : null);
        Text(json, "time", query.Time);
        Texts(json, "filters", [.. query.Filters.Select(FilterText.Write)]);
        Text(json, "order", query.Order);
        Number(json, "limit", query.Limit);
    }

    private static void Sql(Utf8JsonWriter json, SqlQuery query)
    {
        Texts(json, "sql", query.Sql.ReplaceLineEndings("\n").Split('\n'));
        Text(json, "x", query.X);
        Text(json, "series", query.Series);
        Texts(json, "values", query.Values);
        Text(json, "unitBy", query.UnitBy);
        Text(json, "grain", query.Grain is { } grain ? JsonWords.Of(grain) : null);
        if (query.Rows is { } rows)
        {
            json.WriteStartObject("rows");
            json.WriteString("dataset", rows.Dataset);
            json.WriteStartObject("columns");
            foreach (var (result, column) in rows.Columns.OrderBy(c => c.Key, StringComparer.Ordinal))
            {
                json.WriteString(result, column);
            }

            json.WriteEndObject();
            Text(json, "time", rows.Time);
            Flag(json, "upTo", rows.UpTo);
            Texts(json, "filters", [.. rows.Filters.Select(FilterText.Write)]);
            json.WriteEndObject();
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(name, text);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
    }

    private static void Flag(Utf8JsonWriter json, string name, bool flag)
    {
        if (flag)
        {
            json.WriteBoolean(name, true);
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts) => List(json, name, texts, json.WriteStringValue);

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count > 0)
        {
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                write(item);
            }

            json.WriteEndArray();
        }
    }
}

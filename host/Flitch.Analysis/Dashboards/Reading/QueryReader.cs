using System.Text.RegularExpressions;
using Flitch.Analysis.Filters;
using Flitch.Analysis.Tiles;
using Flitch.Connectors;

namespace Flitch.Analysis.Dashboards.Reading;

/// <summary>Reads what a tile asks.</summary>
internal static partial class QueryReader
{
    public static TileQuery? Read(JsonPlace place)
    {
        var isSql = place.Member("sql") is not null;
        return isSql == place.Member("dataset") is not null
            ? Neither(place)
            : isSql ? Sql(place) : Built(place);
    }

    private static TileQuery? Neither(JsonPlace place)
    {
        place.Wrong("it needs either \"dataset\" or \"sql\".");
        return null;
    }

    private static SqlQuery Sql(JsonPlace place)
    {
        place.IsObject("sql", "rows", "x", "series", "values", "unitBy", "grain");
        return new SqlQuery(SqlText(place))
        {
            Rows = place.Member("rows") is { } rows ? Rows(rows) : null,
            X = place.Text("x"),
            Series = place.Text("series"),
            Values = place.Texts("values"),
            UnitBy = place.Text("unitBy"),
            Grain = place.Word<TimeGrain>("grain"),
        };
    }

    // Several lines are easier to read and to compare: a statement may be a list of them.
    private static string SqlText(JsonPlace place) => place.Member("sql") is { Value.ValueKind: System.Text.Json.JsonValueKind.Array }
        ? string.Join('\n', place.Items("sql", 400).Select(l => l.AsText(1000) ?? ""))
        : place.Text("sql", 20_000) ?? "";

    private static RowsOf? Rows(JsonPlace place)
    {
        if (!place.IsObject("dataset", "columns", "time", "upTo", "filters"))
        {
            return null;
        }

        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        if (place.Member("columns") is { } map && map.Value.ValueKind == System.Text.Json.JsonValueKind.Object)
        {
            foreach (var member in map.Value.EnumerateObject())
            {
                columns[member.Name] = map.Text(member.Name) ?? "";
            }
        }

        return new RowsOf(place.Text("dataset", needed: true) ?? "")
        {
            Columns = columns,
            Time = place.Text("time"),
            UpTo = place.Member("upTo")?.Value.ValueKind == System.Text.Json.JsonValueKind.True,
            Filters = Filters(place),
        };
    }

    private static BuiltQuery Built(JsonPlace place)
    {
        place.IsObject("dataset", "calculated", "measures", "group", "columns", "grain", "time", "filters", "order", "limit");
        var query = new BuiltQuery(place.Text("dataset") ?? "")
        {
            Calculated = [.. place.Items("calculated", 20).Select(Calculated).OfType<CalculatedColumn>()],
            Measures = [.. place.Items("measures", 20).Select(Measure).OfType<Measure>()],
            Group = place.Texts("group"),
            Columns = place.Texts("columns"),
            Grain = place.Word<TimeGrain>("grain"),
            Time = place.Text("time"),
            Filters = Filters(place),
            Order = place.Text("order"),
            Limit = place.Number("limit", 1, 10_000),
        };
        if ((query.Columns.Count > 0) == (query.Measures.Count > 0))
        {
            place.Wrong("it needs either \"measures\" or, for plain rows, \"columns\".");
        }
        else if (query.Columns.Count > 0 && (query.Group.Count > 0 || query.Grain is not null))
        {
            place.Wrong("plain rows have neither \"group\" nor \"grain\".");
        }

        return query;
    }

    private static CalculatedColumn? Calculated(JsonPlace place)
    {
        if (!place.IsObject("name", "expression") || place.Text("name", 60, needed: true) is not { } name || place.Text("expression", 500, needed: true) is not { } expression)
        {
            return null;
        }

        if (!Name().IsMatch(name))
        {
            place.Wrong("\"name\" is made of letters, digits and underscores, beginning with a letter.");
        }

        return new(name, expression);
    }

    private static Measure? Measure(JsonPlace place)
    {
        if (!place.IsObject("name", "of", "column", "over") || place.Word<MeasureKind>("of", needed: true) is not { } of)
        {
            return null;
        }

        var (column, over) = (place.Text("column"), place.Text("over"));
        if (column is null && of != MeasureKind.Count)
        {
            place.Wrong("\"column\" is missing.");
        }

        if ((over is not null) != (of == MeasureKind.Ratio))
        {
            place.Wrong("\"over\" is the column that a ratio divides by, and belongs to nothing else.");
        }

        return new(place.Text("name", 60) ?? (column is null ? "rows" : $"{JsonWords.Of(of)} of {column}"), of, column) { Over = over };
    }

    private static List<Filter> Filters(JsonPlace place)
    {
        var filters = new List<Filter>();
        foreach (var item in place.Items("filters", 30))
        {
            try
            {
                filters.Add(FilterText.Read(item.AsText(1000) ?? "?"));
            }
            catch (FlitchException e)
            {
                item.Wrong($"{e.Error.Summary} {e.Error.Fix}");
            }
        }

        return filters;
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]*\z")]
    private static partial Regex Name();
}

using Flitch.Analysis.Filters;
using Flitch.Analysis.Tiles;

namespace Flitch.Host.Dashboards.Editing;

/// <summary>Reads the tile that a form says.</summary>
/// <param name="form">The form.</param>
internal sealed class TileFormReader(TileForm form)
{
    /// <summary>The tile. Whether it makes sense is for the reader of files to judge.</summary>
    /// <param name="before">The tile that is edited; its id, and all that has no field.</param>
    /// <exception cref="Connectors.FlitchException">A filter is none (usage).</exception>
    public Tile Read(Tile before)
    {
        var kind = FormWords.Read<TileKind>(form["kind"]) ?? TileKind.Bar;
        return before with
        {
            Title = form["title"].Trim(),
            Kind = kind,
            Description = form["description"],
            Text = kind == TileKind.Text ? form["text"] : "",
            Query = kind == TileKind.Text ? null : form.IsSql ? Sql(before.Query as SqlQuery) : Built(),
            Format = new TileFormat(Given("unit"), FormWords.Number(form["decimals"])),
            Rules = [.. form.Filled("rule_operator").Select(Rule)],
            Place = new TilePlace(FormWords.Number(form["x"]) ?? 0, FormWords.Number(form["y"]) ?? 0, FormWords.Number(form["w"]) ?? 6, FormWords.Number(form["h"]) ?? 5),
        };
    }

    private BuiltQuery Built()
    {
        var question = new BuiltQuery(form["dataset"])
        {
            Calculated = [.. form.Filled("calculated").Select(n => new CalculatedColumn(form[$"calculated{n}"].Trim(), form[$"calculated_is{n}"].Trim()))],
            Time = Given("time"),
            Filters = [.. form.Filled("filter_column").Select(n => Filter(form[$"filter_column{n}"], "filter", n))],
            Order = Given("order") is { } order ? (form["order_way"] == "down" ? "-" : "") + order : null,
            Limit = FormWords.Number(form["limit"]),
        };
        return form.IsRows
            ? question with { Columns = Chosen("show") }
            : question with { Measures = [.. form.Filled("of").Select(Measure).OfType<Measure>()], Group = Chosen("group"), Grain = FormWords.Read<TimeGrain>(form["grain"]) };
    }

    private Measure? Measure(int n)
    {
        if (FormWords.Read<MeasureKind>(form[$"of{n}"]) is not { } of)
        {
            return null;
        }

        var column = Given($"column{n}");
        return new(Given($"name{n}") ?? (column is null ? "rows" : $"{FormWords.Of(of)} of {column}"), of, column) { Over = of == MeasureKind.Ratio ? form[$"over{n}"] : null };
    }

    private SqlQuery Sql(SqlQuery? before) => (before ?? new SqlQuery("")) with
    {
        Sql = form["sql"].ReplaceLineEndings("\n").Trim(),
        X = Given("sql_x"),
        Series = Given("series"),
        UnitBy = Given("unitBy"),
        Values = FormWords.Lines(form["values"]),
        Grain = FormWords.Read<TimeGrain>(form["grain"]),
    };

    private TileRule Rule(int n)
    {
        var filter = Filter("x", "rule", n);
        return new(form[$"rule_column{n}"].Trim(), filter.Operator, filter.Values.Count > 0 ? filter.Values[0] : "", FormWords.Read<TileLook>(form[$"rule_look{n}"]) ?? TileLook.Warn);
    }

    private Filter Filter(string column, string room, int n)
    {
        var comparison = form[$"{room}_operator{n}"];
        return FilterText.Read(comparison is "null" or "notnull" ? $"{column}.{comparison}" : $"{column}.{comparison}.{form[$"{room}_value{n}"]}");
    }

    private List<string> Chosen(string field) => [.. form.Filled(field).Select(n => form[field + n]).Distinct()];

    private string? Given(string name) => form[name].Trim() is { Length: > 0 } text ? text : null;
}

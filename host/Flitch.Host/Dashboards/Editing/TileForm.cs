using Flitch.Analysis.Filters;
using Flitch.Analysis.Tiles;

namespace Flitch.Host.Dashboards.Editing;

/// <summary>A tile as the fields of a form, and back. Lists are lines of text; what the form has no field for stays as it was.</summary>
/// <param name="fields">The fields by name; a field that is missing is empty.</param>
public sealed class TileForm(IReadOnlyDictionary<string, string> fields)
{
    /// <summary>The least number of measures and groups that a form has room for.</summary>
    public const int Rooms = 3;

    /// <summary>A field; empty where it is missing.</summary>
    /// <param name="name">Its name.</param>
    public string this[string name] => fields.GetValueOrDefault(name) ?? "";

    /// <summary>How many measures there is room for.</summary>
    public int MeasureRooms => Math.Max(Rooms, fields.Keys.Where(k => k.StartsWith("of", StringComparison.Ordinal)).Select(k => int.TryParse(k[2..], out var i) ? i + 1 : 0).DefaultIfEmpty(0).Max());

    /// <summary>How many groups there is room for.</summary>
    public int GroupRooms => Math.Max(Rooms, fields.Keys.Where(k => k.StartsWith("group", StringComparison.Ordinal)).Select(k => int.TryParse(k[5..], out var i) ? i + 1 : 0).DefaultIfEmpty(0).Max());

    /// <summary>Whether there is anything to show yet: a dataset that was only just chosen has no figure.</summary>
    public bool IsAsking => this["kind"] == "text" || (this["how"] == "sql" ? this["sql"].Length > 0 : fields.Any(f => f.Value.Length > 0 && (f.Key == "columns" || f.Key.StartsWith("of", StringComparison.Ordinal))));

    /// <summary>The form of a tile.</summary>
    /// <param name="tile">The tile.</param>
    public static TileForm Of(Tile tile)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["title"] = tile.Title,
            ["kind"] = Word(tile.Kind),
            ["description"] = tile.Description,
            ["text"] = tile.Text,
            ["unit"] = tile.Format.Unit ?? "",
            ["decimals"] = $"{tile.Format.Decimals}",
            ["rules"] = Lines(tile.Rules.Select(r => $"{FilterText.Write(Filter.Of("x", r.When, r.Value))[2..]} {Word(r.Look)} {r.Column}")),
            ["x"] = $"{tile.Place.X}",
            ["y"] = $"{tile.Place.Y}",
            ["w"] = $"{tile.Place.W}",
            ["h"] = $"{tile.Place.H}",
        };
        Add(fields, tile.Query);
        return new TileForm(fields);
    }

    /// <summary>The tile that the form says.</summary>
    /// <param name="before">The tile that is edited; its id, and all that has no field.</param>
    /// <exception cref="Connectors.FlitchException">A filter is none (usage). All else is for the reader of files to judge.</exception>
    public Tile ToTile(Tile before)
    {
        var kind = Read<TileKind>(this["kind"]) ?? TileKind.Bar;
        return before with
        {
            Title = this["title"],
            Kind = kind,
            Description = this["description"],
            Text = kind == TileKind.Text ? this["text"] : "",
            Query = kind == TileKind.Text ? null : this["how"] == "sql" ? Sql(before.Query as SqlQuery) : Built(),
            Format = new TileFormat(Given("unit"), Number("decimals")),
            Rules = [.. Split(this["rules"]).Select(Rule)],
            Place = new TilePlace(Number("x") ?? 0, Number("y") ?? 0, Number("w") ?? 6, Number("h") ?? 5),
        };
    }

    private static void Add(Dictionary<string, string> fields, TileQuery? query)
    {
        if (query is SqlQuery sql)
        {
            (fields["how"], fields["sql"], fields["sql_x"], fields["series"], fields["unitBy"]) = ("sql", sql.Sql, sql.X ?? "", sql.Series ?? "", sql.UnitBy ?? "");
            (fields["values"], fields["grain"]) = (Lines(sql.Values), sql.Grain is { } stretch ? Word(stretch) : "");
        }
        else if (query is BuiltQuery built)
        {
            (fields["how"], fields["dataset"], fields["columns"], fields["time"]) = ("built", built.Dataset, Lines(built.Columns), built.Time ?? "");
            (fields["grain"], fields["order"], fields["limit"]) = (built.Grain is { } grain ? Word(grain) : "", built.Order ?? "", $"{built.Limit}");
            fields["filters"] = Lines(built.Filters.Select(FilterText.Write));
            fields["calculated"] = Lines(built.Calculated.Select(c => $"{c.Name} = {c.Expression}"));
            foreach (var (measure, i) in built.Measures.Select((m, i) => (m, i)))
            {
                (fields[$"of{i}"], fields[$"column{i}"], fields[$"over{i}"], fields[$"name{i}"]) = (Word(measure.Of), measure.Column ?? "", measure.Over ?? "", measure.Name);
            }

            foreach (var (group, i) in built.Group.Select((g, i) => (g, i)))
            {
                fields[$"group{i}"] = group;
            }
        }
    }

    private BuiltQuery Built() => new(this["dataset"])
    {
        Calculated = [.. Split(this["calculated"]).Select(l => l.Split('=', 2)).Select(p => new CalculatedColumn(p[0].Trim(), p.Length > 1 ? p[1].Trim() : ""))],
        Measures = Split(this["columns"]).Length > 0 ? [] : [.. Enumerable.Range(0, MeasureRooms).Select(Measure).OfType<Measure>()],
        Group = Split(this["columns"]).Length > 0 ? [] : [.. Enumerable.Range(0, GroupRooms).Select(i => this[$"group{i}"]).Where(g => g.Length > 0).Distinct()],
        Columns = [.. Split(this["columns"])],
        Grain = Split(this["columns"]).Length > 0 ? null : Read<TimeGrain>(this["grain"]),
        Time = Given("time"),
        Filters = [.. Split(this["filters"]).Select(FilterText.Read)],
        Order = Given("order"),
        Limit = Number("limit"),
    };

    private Measure? Measure(int i)
    {
        if (Read<MeasureKind>(this[$"of{i}"]) is not { } of)
        {
            return null;
        }

        var column = this[$"column{i}"] is { Length: > 0 } chosen ? chosen : null;
        var name = this[$"name{i}"] is { Length: > 0 } given ? given : column is null ? "rows" : $"{Word(of)} of {column}";
        return new(name, of, column) { Over = of == MeasureKind.Ratio ? this[$"over{i}"] : null };
    }

    private SqlQuery Sql(SqlQuery? before) => (before ?? new SqlQuery("")) with
    {
        Sql = this["sql"].ReplaceLineEndings("\n").Trim(),
        X = Given("sql_x"),
        Series = Given("series"),
        UnitBy = Given("unitBy"),
        Values = [.. Split(this["values"])],
        Grain = Read<TimeGrain>(this["grain"]),
    };

    private static TileRule Rule(string line)
    {
        var parts = line.Split(' ', 3);
        var filter = FilterText.Read("x." + parts[0]);
        return new(parts.Length > 2 ? parts[2].Trim() : "", filter.Operator, filter.Values.Count > 0 ? filter.Values[0] : "", parts.Length > 1 && Read<TileLook>(parts[1]) is { } look ? look : TileLook.Warn);
    }

    private string? Given(string name) => this[name].Trim() is { Length: > 0 } text ? text : null;

    private int? Number(string name) => int.TryParse(this[name], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string[] Split(string lines) => lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static T? Read<T>(string word)
        where T : struct, Enum => word.Length > 0 && !char.IsAsciiDigit(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value : null;
}

using System.Text;
using System.Text.Json;
using Flitch.Analysis.Dashboards;
using Flitch.Analysis.Filters;
using Flitch.Analysis.Tiles;
using Flitch.Connectors;

namespace Flitch.Analysis.Tests.Dashboards;

public sealed class DashboardFileTests
{
    private static readonly Dashboard Full = new("my-fees", "My <fees> & \"more\"")
    {
        Description = "What it costs.",
        Connection = "main",
        Range = new("2026-01-01..2026-03-31"),
        Zone = "Europe/Berlin",
        Filters = [new("asset", "Asset", ["XXBT"])],
        Tiles =
        [
            new("fees", "Fees", TileKind.Stacked, new(0, 0, 6, 4))
            {
                Description = "By month.",
                Query = new BuiltQuery("ledgers")
                {
                    Calculated = [new("net", "amount - fee")],
                    Measures = [new("paid", MeasureKind.Sum, "fee"), new("rate", MeasureKind.Ratio, "fee") { Over = "amount" }, new("n", MeasureKind.CountDistinct, "type")],
                    Group = ["asset"],
                    Grain = TimeGrain.Month,
                    Time = "time",
                    Filters = [FilterText.Read("type.in.a\\,b,c"), FilterText.Read("refid.null")],
                    Order = "-paid",
                    Limit = 10,
                },
                Accumulates = true,
                Format = new("USD", 2),
                Rules = [new("paid", FilterOperator.Greater, "100.5", TileLook.Bad)],
            },
            new("rows", "", TileKind.Table, new(6, 0, 6, 4)) { Query = new BuiltQuery("open_orders") { Columns = ["order_id"] } },
            new("own", "Own", TileKind.Line, new(0, 4, 12, 4))
            {
                Query = new SqlQuery("SELECT month, asset,\n  sum(amount) AS held FROM ledgers WHERE time < $to")
                {
                    X = "month", Series = "asset", Values = ["held"], UnitBy = "asset", Grain = TimeGrain.Month,
                    Rows = new("ledgers") { Columns = new Dictionary<string, string> { ["asset"] = "asset" }, Time = "time", UpTo = true, Filters = [FilterText.Read("type.eq.trade")] },
                },
            },
            new("words", "", TileKind.Text, new(0, 8, 12, 1)) { Text = "Hello\n\nthere" },
        ],
    };

    [Fact]
    public void What_was_written_is_read_back_and_written_alike()
    {
        var text = DashboardWriter.Write(Full, "../dashboard.schema.json");
        var read = DashboardReader.Read("my-fees.json", text);

        read.Should().BeEquivalentTo(Full, o => o.RespectingRuntimeTypes());
        DashboardWriter.Write(read, "../dashboard.schema.json").Should().Equal(text);
        Encoding.UTF8.GetString(text).Should().StartWith("{\n  \"$schema\": \"../dashboard.schema.json\",\n  \"version\": 1,\n").And.EndWith("}\n").And.NotContain("\r");
    }

    [Theory]
    [InlineData("{", "ceases to be JSON")]
    [InlineData("[]", "an object { … } was expected")]
    [InlineData("""{"version":2,"name":"a","title":"A"}""", "version: it is not 1")]
    [InlineData("""{"version":1,"name":"A b","title":"A"}""", "small letters")]
    [InlineData("""{"version":1,"title":"A"}""", "\"name\" is missing")]
    [InlineData("""{"version":1,"name":"a","title":"A","name":"b"}""", "twice")]
    [InlineData("""{"version":1,"name":"a","title":"A","tile":[]}""", "\"tile\" is not known here")]
    [InlineData("""{"version":1,"name":"a","title":"A","range":"long"}""", "range: a range such as")]
    [InlineData("""{"version":1,"name":"a","title":"A","zone":"Mars"}""", "zone: a time zone")]
    public void What_is_wrong_with_a_file_is_told_with_its_place(string text, string told) => Refused(text).Should().Contain(told);

    [Theory]
    [InlineData("""{"id":"t","kind":"pie"}""", "tiles[0] (t): \"place\" is missing")]
    [InlineData("""{"id":"t","kind":"piee","place":{"x":0,"y":0,"w":1,"h":1}}""", "tiles[0] (t).kind: \"piee\" is none of number, line")]
    [InlineData("""{"id":"t","kind":"bar","place":{"x":8,"y":0,"w":6,"h":1},"query":{"dataset":"d","measures":[{"of":"count"}]}}""", "beyond the grid's 12 columns")]
    [InlineData("""{"id":"t","kind":"bar","place":{"x":0,"y":0,"w":6,"h":1}}""", "it needs a \"query\"")]
    [InlineData("""{"id":"t","kind":"text","place":{"x":0,"y":0,"w":6,"h":1}}""", "has \"text\"")]
    [InlineData("""{"id":"t","kind":"bar","place":{"x":0,"y":0,"w":6,"h":1},"query":{}}""", "either \"dataset\" or \"sql\"")]
    [InlineData("""{"id":"t","kind":"bar","place":{"x":0,"y":0,"w":6,"h":1},"query":{"dataset":"d"}}""", "either \"measures\" or, for plain rows, \"columns\"")]
    [InlineData("""{"id":"t","kind":"bar","place":{"x":0,"y":0,"w":6,"h":1},"query":{"dataset":"d","measures":[{"of":"total"}]}}""", "tiles[0] (t).query.measures[0].of: \"total\" is none of count")]
    [InlineData("""{"id":"t","kind":"bar","place":{"x":0,"y":0,"w":6,"h":1},"query":{"dataset":"d","measures":[{"of":"sum"}]}}""", "measures[0]: \"column\" is missing")]
    [InlineData("""{"id":"t","kind":"bar","place":{"x":0,"y":0,"w":6,"h":1},"query":{"dataset":"d","measures":[{"of":"count"}],"filters":["asset"]}}""", "query.filters[0]: \"asset\" is no filter")]
    [InlineData("""{"id":"t","kind":"bar","place":{"x":0,"y":0,"w":6,"h":1},"query":{"dataset":"d","measures":[{"of":"count"}],"limit":0}}""", "query.limit: a whole number from 1")]
    [InlineData("""{"id":"t","kind":"text","text":"a","place":{"x":0,"y":0,"w":6,"h":1},"rules":[{"column":"a","when":"lt","look":"bad"}]}""", "rules[0]: \"when\" is an operator")]
    public void What_is_wrong_with_a_tile_is_told_with_its_place(string tile, string told) =>
        Refused($$"""{"version":1,"name":"a","title":"A","tiles":[{{tile}}]}""").Should().Contain(told);

    [Fact]
    public void Tiles_have_a_place_and_a_name_of_their_own()
    {
        var (a, b) = (Tile("a", 0), Tile("b", 3));

        Refused($$"""{"version":1,"name":"a","title":"A","tiles":[{{a}},{{b}}]}""").Should().Contain("a and b stand on the same place");
        Refused($$"""{"version":1,"name":"a","title":"A","tiles":[{{a}},{{Tile("a", 6)}}]}""").Should().Contain("two tiles have the id a");
    }

    [Fact]
    public void The_schema_for_editors_knows_what_the_reader_knows()
    {
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root(), "schemas", "dashboard.schema.json")));
        using var full = JsonDocument.Parse(DashboardWriter.Write(Full, "x"));

        Known(schema.RootElement).Should().BeEquivalentTo(Names(full.RootElement));
        Known(Part(schema, "tile")).Should().BeEquivalentTo(Each(full).SelectMany(Names).Distinct());
        Known(Part(schema, "built")).Should().BeEquivalentTo(Each(full).Where(t => t.TryGetProperty("query", out var q) && !q.TryGetProperty("sql", out _)).SelectMany(t => Names(t.GetProperty("query"))).Distinct());
        Known(Part(schema, "sql")).Should().BeEquivalentTo(Names(Each(full).Single(t => t.GetProperty("id").GetString() == "own").GetProperty("query")));
    }

    private static List<JsonElement> Each(JsonDocument document) => [.. document.RootElement.GetProperty("tiles").EnumerateArray()];

    private static JsonElement Part(JsonDocument schema, string name) => schema.RootElement.GetProperty("$defs").GetProperty(name);

    private static IEnumerable<string> Known(JsonElement part) => Names(part.GetProperty("properties"));

    private static IEnumerable<string> Names(JsonElement value) => value.EnumerateObject().Select(p => p.Name);

    private static string Tile(string id, int x) => $$$"""{"id":"{{{id}}}","kind":"text","text":"x","place":{"x":{{{x}}},"y":0,"w":4,"h":1}}""";

    private static string Refused(string text) => FluentActions.Invoking(() => DashboardReader.Read("a.json", Encoding.UTF8.GetBytes(text)))
        .Should().Throw<FlitchException>().Where(e => e.Error.Kind == ErrorKind.Usage && e.Error.Code == "dashboard:file").Which.Error.Summary;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Flitch.Connectors.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}

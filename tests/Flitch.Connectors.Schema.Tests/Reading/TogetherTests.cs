using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Schema.Tests.Reading;

/// <summary>Findings over several files: whole texts, at the place that has to change.</summary>
public sealed class TogetherTests
{
    private static readonly string Moves = File.ReadAllText(Path.Combine(Sample.Folder, "moves.json"));
    private static readonly string Connector = File.ReadAllText(Path.Combine(Sample.Folder, "connector.json"));

    [Fact]
    public void Files_that_fit_together_have_no_findings() => Check(Connector, Moves).Should().BeEmpty();

    [Fact]
    public void A_permission_that_the_connector_does_not_describe() => Check(Connector, Change(Moves, "query-moves", "query-move")).Should().Equal(
        "bank/moves.json(5,71): error FLT4001: `connector.json` describes no permission `query-move`. Did you mean `query-moves`?");

    [Fact]
    public void A_permission_that_a_reading_key_should_not_have() => Check(Connector, Change(Moves, "query-moves", "move-money")).Should().Equal(
        "bank/moves.json(5,71): error FLT4002: The object needs `move-money`, which a read-only key should not have. Choose the permission that only reads, or set `wanted` for it in "
        + "`connector.json`.");

    [Fact]
    public void A_cost_that_no_tier_could_pay() => Check(Connector, Change(Moves, "\"cost\": 2", "\"cost\": 16")).Should().Equal(
        "bank/moves.json(5,54): error FLT4004: A call costs 16, but the tier `one` holds 15: it could never be made. Correct the cost or the tier.");

    [Theory]
    [InlineData("/v1/transfers")]
    [InlineData("/v1/Transfers/new")]
    public void A_path_that_changes_something(string path) => Check(Connector, Change(Moves, "/0/private/Moves", path)).Should().Equal(
        $"bank/moves.json(5,26): error FLT3002: `{path}` changes something: `connector.json` says never to call `/v1/transfers*`. Choose a path that only reads.");

    [Fact]
    public void An_object_that_is_listed_but_has_no_file() => Check(Change(Connector, "[\"moves\"]", "[\"moves\", \"move\"]"), Moves).Should().Equal(
        "bank/connector.json(20,24): error FLT1012: There is no `move.json` beside this file. Did you mean `moves`?");

    [Fact]
    public void Objects_without_a_connector() => Check(null, Moves).Should().Equal(
        "bank/moves.json(1,1): error FLT1011: There is no `connector.json` beside this file. Add one: it describes the connector that the objects belong to.");

    [Fact]
    public void A_check_of_an_object_that_is_not_there() => Check(Connector, WithReference("movements", "move_id")).Should().Equal(
        "bank/moves.json(11,43): error FLT3011: The check looks into `movements`, which is no object here. Allowed: `moves`.");

    [Fact]
    public void A_check_of_a_column_that_is_not_there() => Check(Connector, WithReference("moves", "moveid")).Should().Equal(
        "bank/moves.json(11,31): error FLT3011: The check looks for `moveid` in `moves`, which has no such column. Did you mean `move_id`?");

    [Fact]
    public void A_check_in_a_list_is_pointed_at_by_itself()
    {
        const string one = """{ "object": "moves", "by": [{ "column": "tags", "field": "move_id" }] }""";
        var text = Change(Moves, Checks, $"\"references\": [{one}, {one.Replace("moves", "other", StringComparison.Ordinal)}]");

        Check(Connector, text).Should().ContainSingle().Which.Should().StartWith($"bank/moves.json(11,{17 + "\"references\": [".Length + one.Length + 2 + "{ \"object\": ".Length}): error FLT3011");
    }

    [Fact]
    public void A_file_with_errors_hides_nothing_of_the_others_and_is_judged_once()
    {
        var broken = SchemaReader.ReadObject("bank/broken.json", "{");
        var other = SchemaReader.ReadObject("bank/moves.json", WithReference("broken", "anything").Replace("query-moves", "nothing", StringComparison.Ordinal));

        var findings = SchemaReader.CheckTogether(SchemaReader.ReadConnector("bank/connector.json", Connector), [broken, other]);

        broken.Diagnostics.Should().ContainSingle();
        findings.Should().ContainSingle("what a broken file would hold is not guessed at").Which.Id.Should().Be("FLT4001");
    }

    [Fact]
    public void A_connector_with_errors_elsewhere_hides_nothing_of_the_objects() =>
        Check(Change(Connector, "\"kind\": \"nonce\"", "\"kind\": \"x\""), Change(Moves, "query-moves", "x")).Should().ContainSingle().Which.Should().Contain("FLT4001");

    [Theory]
    [InlineData("\"name\": \"query-moves\"", "\"nam\": \"query-moves\"")]
    [InlineData("\"permissions\": [", "\"permisions\": [")]
    [InlineData("\"permissions\": [", "\"permissions\": [[],")]
    public void Permissions_with_a_mistake_are_not_compared_with(string find, string replace) => Check(Change(Connector, find, replace), Moves).Should().BeEmpty();

    [Theory]
    [InlineData("main", "is a schema or catalogue of DuckDB's own")]
    [InlineData("order", "is a reserved word of SQL")]
    public void A_connector_whose_name_SQL_keeps_for_itself(string name, string why) =>
        Schema.Reading.SchemaReader.ReadConnector(name + "/connector.json", Change(Connector, "\"bank\"", $"\"{name}\"")).Diagnostics.Select(d => d.ToString()).Should().Equal(
            $"{name}/connector.json(2,11): error FLT1015: `{name}` {why}, and the connector's views stand in a schema of its name. Give the connector and its folder another name.");

    [Fact]
    public void A_path_for_the_keys_rights_that_changes_something() => Schema.Reading.SchemaReader.ReadConnector("bank/connector.json", Change(Connector, "/v1/key", "/v1/transfers"))
        .Diagnostics.Select(d => d.ToString()).Should().Equal(
            "bank/connector.json(15,24): error FLT3002: `/v1/transfers` changes something: `connector.json` says never to call `/v1/transfers*`. Choose a path that only reads.");

    [Theory]
    [InlineData("\"since\", \"as\"", "\"sinse\", \"as\"", "X(10,50): error FLT3019: The parameter `since` takes its value from the field `sinse`, which the form does not have. Did you mean `since`?")]
    [InlineData("{ \"form\": \"market\" }", "{ \"form\": \"api_key\" }", "X(10,103): error FLT3019: The parameter `market` takes its value from the field `api_key`, which is a secret: it would stand in the request log. Choose a field that is no secret.")]
    [InlineData("{ \"form\": \"market\" }", "{ \"form\": \"tier\", \"as\": \"date-time\" }", "X(10,103): error FLT3019: The parameter `market` takes its value from the field `tier`, which is no day. Give the field `\"format\": \"date\"`, or remove `as`.")]
    [InlineData("{ \"object\": \"depots\", \"column\": \"id\" }", "{ \"form\": \"depots\" }", "X(11,135): error FLT3020: The object is listed for each value of the field `depots`, which the form does not have. Allowed: `api_key`, `tier`, `since`, `market`.")]
    [InlineData("{ \"object\": \"depots\", \"column\": \"id\" }", "{ \"form\": \"market\" }", "X(11,135): error FLT3020: The object is listed for each value of the field `market`, which may be left empty. Give the field `\"required\": true` or a default.")]
    [InlineData("\"object\": \"depots\"", "\"object\": \"depot\"", "X(11,137): error FLT3020: The object is listed for each row of `depot`, which is no object here. Did you mean `depots`?")]
    [InlineData("\"column\": \"id\"", "\"column\": \"no\"", "X(11,157): error FLT3020: The object is listed for each `no` of `depots`, which is no column. Choose a text of an object with the mode `snapshot` that is not listed for each row of another itself.")]
    [InlineData("\"column\": \"id\"", "\"column\": \"size\"", "X(11,157): error FLT3020: The object is listed for each `size` of `depots`, which is no text. Choose a text of an object with the mode `snapshot` that is not listed for each row of another itself.")]
    [InlineData("\"object\": \"depots\", \"column\": \"id\"", "\"object\": \"shares\", \"column\": \"share_id\"", "X(11,157): error FLT3020: The object is listed for each `share_id` of `shares`, which is no snapshot. Choose a text of an object with the mode `snapshot` that is not listed for each row of another itself.")]
    public void What_a_request_takes_from_the_form_or_another_object_has_to_be_there(string find, string replace, string finding)
    {
        var connector = Change(Connector, "\"choices\": [\"one\", \"auto\"] }", "\"choices\": [\"one\", \"auto\"] }, " + DepotFields).Replace("[\"moves\"]", "[]", StringComparison.Ordinal);

        CheckShares(connector, Shares).Should().BeEmpty();
        CheckShares(connector, Change(Shares, find, replace)).Should().Equal(finding.Replace("X(", "bank/shares.json(", StringComparison.Ordinal));
    }

    private const string DepotFields = """
        { "name": "since", "label": "Since", "help": "A day.", "format": "date" }, { "name": "market", "label": "Market", "help": "One." }
        """;

    private const string Depots = """
        {
          "title": "Depots", "description": "Depots.",
          "x-flitch": { "request": { "path": "/v1/depots", "cost": 1 }, "records": { "at": "/data", "shape": "array" }, "refresh": { "mode": "snapshot" }, "primaryKey": ["id"] },
          "type": "object",
          "properties": { "id": { "type": "string", "description": "Id." }, "size": { "type": "integer", "description": "Size." } },
          "required": ["id"]
        }
        """;

    private static string Shares { get; } = File.ReadAllText(Path.Combine(Sample.Folder, "shares.json"));

    private static List<string> CheckShares(string connector, string shares) =>
    [
        .. SchemaReader.CheckTogether(
            SchemaReader.ReadConnector("bank/connector.json", connector),
            [SchemaReader.ReadObject("bank/shares.json", shares), SchemaReader.ReadObject("bank/depots.json", Depots)]).Select(f => f.ToString()),
    ];

    [Theory]
    [InlineData("presant", "who", "bank/visits.json(15,31): error FLT3017: The variant looks at `presant`, which is no object here. Did you mean `present`?")]
    [InlineData("present", "whom", "bank/visits.json(15,52): error FLT3017: The variant looks at `whom` of `present`, which is no column. Choose a text of an object with the mode `snapshot`.")]
    [InlineData("present", "rank", "bank/visits.json(15,52): error FLT3017: The variant looks at `rank` of `present`, which is no text. Choose a text of an object with the mode `snapshot`.")]
    [InlineData("visits", "who", "bank/visits.json(15,51): error FLT3017: The variant looks at `who` of `visits`, which is no snapshot. Choose a text of an object with the mode `snapshot`.")]
    public void A_variant_that_looks_at_what_is_not_there(string other, string column, string finding)
    {
        const string when = "\"object\": \"present\", \"column\": \"who\"";

        CheckVisits(Change(Visits, when, $"\"object\": \"{other}\", \"column\": \"{column}\"")).Should().Equal(finding);
        CheckVisits(Visits).Should().BeEmpty();
    }

    private const string Present = """
        {
          "title": "Present", "description": "Who is there.",
          "x-flitch": {
            "request": { "path": "/0/private/Present", "cost": 1 },
            "records": { "at": "/result", "shape": "array" },
            "refresh": { "mode": "snapshot" },
            "primaryKey": ["who"]
          },
          "type": "object",
          "properties": { "who": { "type": "string", "description": "Who." }, "rank": { "type": "integer", "description": "Rank." } },
          "required": ["who"]
        }
        """;

    private static readonly string Visits = File.ReadAllText(Path.Combine(Sample.Folder, "visits.json"));

    private static IEnumerable<string> CheckVisits(string visits)
    {
        var connector = SchemaReader.ReadConnector("bank/connector.json", Change(Connector, "[\"moves\"]", "[]"));
        return SchemaReader.CheckTogether(connector, [SchemaReader.ReadObject("bank/visits.json", visits), SchemaReader.ReadObject("bank/present.json", Present)])
            .Select(f => f.ToString());
    }

    private const string Checks = "\"runningBalance\": { \"group\": [\"asset\"], \"change\": [\"amount\", \"-fee\"], \"closing\": \"balance\" }";

    private static string WithReference(string other, string field) =>
        Change(Moves, Checks, $"\"references\": {{ \"object\": \"{other}\", \"by\": [{{ \"column\": \"tags\", \"field\": \"{field}\" }}] }}");

    private static string Change(string text, string find, string replace)
    {
        text.Split(find).Should().HaveCount(2);
        return text.Replace(find, replace, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Check(string? connector, string moves)
    {
        ReadResult<ObjectSpec>[] objects = [SchemaReader.ReadObject("bank/moves.json", moves)];
        return SchemaReader.CheckTogether(connector is null ? null : SchemaReader.ReadConnector("bank/connector.json", connector), objects).Select(f => f.ToString());
    }
}

using System.Text.Json.Nodes;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Connectors.TestKit.Answers;

namespace Flitch.Connectors.TestKit.Tests.Answers;

/// <summary>Where records stand is found by their fields and their number, whatever lies around them.</summary>
public sealed class RecordFinderTests
{
    [Theory]
    [InlineData("""{"error":[],"result":{"count":2,"ledger":{"L1":{"id":1,"pair":{"name":"x"}},"L2":{"id":2}}}}""", 2, "/result/ledger", "Map")]
    [InlineData("""{"data":[{"id":1},{"id":2}],"links":[{"href":"a"},{"href":"b"}]}""", 2, "/data", "Array")]
    [InlineData("""[{"id":1},{"id":2}]""", 2, "/", "Array")]
    [InlineData("""{"error":[],"result":{"id":1,"pair":{"name":"x"}}}""", 1, "/result", "Single")]
    [InlineData("""{"result":{"ledger":{"L1":{"id":1}}}}""", 1, "/result/ledger", "Map")]
    [InlineData("""{"id":7,"items":[{"id":1,"pair":{"name":"x"}}]}""", 1, "/items", "Array")]
    public void Records_with_fields_are_found(string answer, int records, string place, string kind)
    {
        var found = RecordFinder.Find(Object(("id", "id"), ("pair_name", "pair/name")), [(JsonNode.Parse(answer)!, records)])!;

        (found.ToString(), found.Kind.ToString()).Should().Be((place, kind));
        found.In(JsonNode.Parse(answer)).Should().HaveCount(records);
    }

    [Fact]
    public void Records_that_are_mere_values_are_found_where_no_column_is_a_field()
    {
        var answer = JsonNode.Parse("""{"error":[],"result":{"XXBT":"1.5","ZUSD":2}}""")!;

        var found = RecordFinder.Find(Object(("asset", null), ("balance", null)), [(answer, 2)])!;

        (found.ToString(), found.Kind).Should().Be(("/result", PlaceKind.Scalars));
        found.In(answer).Select(r => r.Entry).Should().Equal("XXBT", "ZUSD");
        RecordFinder.Find(Object(("asset", null), ("id", "id")), [(answer, 2)]).Should().BeNull();
    }

    [Fact]
    public void A_place_has_to_fit_every_answer()
    {
        var (one, two) = (JsonNode.Parse("""{"a":[{"id":1}],"b":[{"id":1}]}""")!, JsonNode.Parse("""{"a":[{"id":2}],"b":[{"id":2},{"id":3}]}""")!);

        RecordFinder.Find(Object(("id", "id")), [(one, 1), (two, 2)])!.ToString().Should().Be("/b");
        RecordFinder.Find(Object(("id", "id")), [(one, 3)]).Should().BeNull();
        RecordFinder.Find(Object(("id", "id")), [(one, 0)]).Should().BeNull("an empty page tells nothing");
    }

    private static ObjectDescriptor Object(params (string Name, string? Source)[] columns) => new()
    {
        Name = "things",
        Title = "Things",
        Description = "Things.",
        Path = "/things",
        Method = "GET",
        PinnedParameters = [],
        Cost = 0,
        PrimaryKey = [],
        Mode = RefreshMode.Snapshot,
        Columns = [.. columns.Select(c => new ColumnDescriptor(c.Name, ColumnType.Text, "A column.") { Source = c.Source })],
        Fingerprint = "",
    };
}

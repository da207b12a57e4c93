using Flitch.Connectors.Schema.Inferring;
using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Schema.Tests.Inferring;

/// <summary>Where records are, what tells them apart, and how pages follow.</summary>
public sealed class RecordsTests
{
    [Theory]
    [InlineData("""{"error":[],"result":{"ledger":{"L1-A":{"x":1},"L2-B":{"x":2}}}}""", "result/ledger", RecordsShape.Map)]
    [InlineData("""{"error":[],"result":{"ZUSD":{"balance":"1.5","hold":"0"},"XXBT":{"balance":"2","hold":"1"}}}""", "result", RecordsShape.Map)]
    [InlineData("""{"error":[],"result":{"ZUSD":"1.5","ETH2.S":"2"}}""", "result", RecordsShape.Scalars)]
    [InlineData("""{"error":[],"result":{"eb":"1.5","tb":"2"}}""", "result", RecordsShape.Object)]
    [InlineData("""{"error":[],"result":[{"refid":"A"}]}""", "result", RecordsShape.Array)]
    [InlineData("""[{"id":"A"}]""", "", RecordsShape.Array)]
    [InlineData("""{"data":[{"id":"A"}],"next_cursor":"abc"}""", "data", RecordsShape.Array)]
    [InlineData("""{"meta":{"page":3},"data":{"items":[{"id":"A"}]}}""", "data/items", RecordsShape.Array)]
    [InlineData("""{"id":"A","name":"B","email":"C","plan":"D","lang":"E","tags":[{"x":1}]}""", "", RecordsShape.Object)]
    [InlineData("""{"error":[],"result":{"currency":"ZUSD","volume":"2.0","fees":{"XXBTZUSD":{"fee":"0.1"}},"fees_maker":{"XXBTZUSD":{"fee":"0"}}}}""", "result/fees", RecordsShape.Map)]
    [InlineData("""{"error":[],"result":{"status":"online","timestamp":"2026-11-23T05:42:36Z"}}""", "result", RecordsShape.Object)]
    public void Records_are_found(string sample, string at, RecordsShape shape)
    {
        var spec = Inference.Infer(sample).Spec();
        string.Join("/", spec.Records.At).Should().Be(at);
        spec.Records.Shape.Should().Be(shape);
    }

    [Theory]
    [InlineData("""{"error":["EAPI:Invalid key"]}""", "infer:error-answer", "EAPI:Invalid key")]
    [InlineData("""{"error":[],"result":{"ledger":{},"count":0}}""", "infer:no-records", "empty answer")]
    [InlineData("""[]""", "infer:no-records", "empty answer")]
    [InlineData("""{}""", "infer:no-records", "empty answer")]
    [InlineData("""[[1,2],[3,4]]""", "infer:no-objects", "no objects")]
    public void What_nothing_can_be_learnt_from_is_said(string sample, string code, string text)
    {
        var error = FluentActions.Invoking(() => Inference.Infer(sample)).Should().Throw<InferenceException>().Which;
        (error.Code, error.Message).Should().Match<(string, string)>(e => e.Item1 == code && e.Item2.Contains(text));
        error.Fix.Should().NotBeEmpty();
    }

    [Fact]
    public void Samples_of_two_kinds_are_not_mixed() =>
        FluentActions.Invoking(() => Inference.Infer("""{"result":[{"id":"A"}]}""", """{"result":{"A-1":{"id":"A"}}}"""))
            .Should().Throw<InferenceException>().Which.Code.Should().Be("infer:mixture");

    [Fact]
    public void An_empty_sample_beside_a_full_one_is_told() =>
        Inference.Infer("""{"error":[],"result":{"ledger":{"L1-A":{"x":1}}}}""", """{"error":[],"result":{"ledger":{}}}""")
            .Guesses.Should().Contain(g => g.Place == "samples" && g.Text.Contains("2.json has no records"));

    [Theory]
    [InlineData("""[{"name":"x","id":"A"},{"name":"x","id":"B"}]""", "id")]
    [InlineData("""[{"amount":"1.5","refid":"A"},{"amount":"2.5","refid":"B"}]""", "refid")]
    [InlineData("""[{"asset":"A","kind":"spot"},{"asset":"A","kind":"earn"},{"asset":"B","kind":"spot"}]""", "asset,kind")]
    public void A_list_has_the_key_that_tells_its_records_apart(string sample, string key) =>
        string.Join(",", Inference.Infer(sample).Spec().PrimaryKey).Should().Be(key);

    [Fact]
    public void A_record_that_two_pages_share_counts_once() =>
        Inference.Infer("""[{"id":"A","x":1},{"id":"B","x":1}]""", """[{"id":"B","x":1},{"id":"C","x":1}]""").Spec().PrimaryKey.Should().Equal("id");

    [Theory]
    [InlineData("things", """{"L1-A":{"x":1}}""", "thing_id")]
    [InlineData("things", """{"L1-A":{"thing_id":1}}""", "thing_key")]
    [InlineData("history", """{"trades":{"T1-A":{"x":1}}}""", "trade_id")]
    [InlineData("balance_ex", """{"ZUSD":{"x":1},"XXBT":{"x":2}}""", "asset")]
    [InlineData("asset_pairs", """{"XXBTZUSD":{"x":1}}""", "pair")]
    public void A_maps_key_gets_a_name_that_is_free(string name, string sample, string key) =>
        Inference.Infer(Inference.Options with { Object = name }, sample).Spec().Columns[0].Name.Should().Be(key);

    [Fact]
    public void What_is_not_known_is_an_error_of_validate_on_its_line()
    {
        var schema = Inference.Infer(new InferenceOptions("things"), """{"items":[{"amount":"1.5"},{"amount":"1.5"}],"total":9}""");
        var findings = SchemaReader.ReadObject("schemas/service/things.json", schema.Text).Diagnostics;
        findings.Select(f => f.Message).Should().Contain(m => m.Contains("path")).And.Contain(m => m.Contains("cost"))
            .And.Contain(m => m.Contains("primaryKey")).And.Contain(m => m.Contains("parameter"));
    }

    [Theory]
    [InlineData("""{"data":[{"id":"A"}],"next_cursor":"abc"}""", "cursor", "next_cursor")]
    [InlineData("""{"data":[{"id":"A"}],"nextPageToken":null}""", "pageToken", "nextPageToken")]
    [InlineData("""{"error":[],"result":{"items":[{"id":"A"}],"cursor":{"next":"abc"}}}""", "cursor", "result/cursor/next")]
    public void A_token_beside_the_records_makes_pages(string sample, string parameter, string next)
    {
        var paging = Inference.Infer(sample).Spec().Paging;
        (paging.Style, paging.Parameter, string.Join("/", paging.Next!)).Should().Be((PagingStyle.Token, parameter, next));
    }

    [Fact]
    public void What_options_say_is_not_guessed()
    {
        var spec = Inference.Infer(
            Inference.Options with { Path = "/a/b", Method = "GET", Cost = 3, Permission = "read", At = "/other", Key = "code", Cursor = null },
            """{"many":{"A-1":{"x":1},"B-1":{"x":1}},"other":{"C-1":{"y":1}}}""").Spec();
        spec.Request.Should().Be(new RequestSpec("/a/b", 3) { Method = "GET", Permission = "read" });
        spec.Columns.Select(c => c.Name).Should().Equal("code", "y");
    }
}

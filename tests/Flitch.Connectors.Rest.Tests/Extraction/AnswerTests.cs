using System.Text;
using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Extraction;

namespace Flitch.Connectors.Rest.Tests.Extraction;

public sealed class AnswerTests
{
    private const string Record = """{"time":1.5,"amount":"1","descr":{"pair":"p"}}""";

    [Theory]
    [InlineData("""{"result":{"rows":{"A":R,"B":R},"count":77}}""", 77L)]
    [InlineData("""{"result":{"count":"77","rows":{"A":R,"B":R}},"error":[]}""", 77L)]
    [InlineData("""{"other":{"rows":5,"count":1},"result":{"count":null,"rows":{"A":R,"B":R}}}""", null)]
    [InlineData("""{"result":{"rows":{"A":R,"B":R},"count":{"x":1}}}""", null)]
    public void Count_IsReadWhereverItStands(string body, long? count)
    {
        var (batch, result) = Sample.ReadBody(body.Replace("R", Record, StringComparison.Ordinal));

        result.Count.Should().Be(count);
        result.Records.Should().Be(2);
        batch.RowCount.Should().Be(2);
        result.Oldest.Should().Be(1_500_000);
        result.Newest.Should().Be(1_500_000);
    }

    [Theory]
    [InlineData("\"next\":\"abc\"", "abc")]
    [InlineData("\"next\":\"\"", null)]
    [InlineData("\"next\":null", null)]
    [InlineData("\"other\":1", null)]
    public void NextToken_IsReadOrAbsent(string cursor, string? token)
    {
        var (_, result) = Sample.ReadBody($$$"""{"result":{"rows":{},"cursor":{ {{{cursor}}} } }}""");

        result.NextToken.Should().Be(token);
    }

    [Fact]
    public void Array_TakesTheKeyFromTheRecord()
    {
        var (batch, _) = Sample.ReadBody(
            """{"result":{"rows":[{"id":"X","time":1,"amount":"1","descr":{"pair":"p"}},{"time":2,"id":"Y","amount":"2","descr":{"pair":"p"}}]}}""",
            Sample.Layout(RecordShape.Array));

        Sample.TextAt(batch, Sample.Id, 0).Should().Be("X");
        Sample.TextAt(batch, Sample.Id, 1).Should().Be("Y");
    }

    [Fact]
    public void Object_IsOneRow()
    {
        var (batch, result) = Sample.ReadBody(Sample.Answer(Record), Sample.Layout(RecordShape.Object));

        batch.RowCount.Should().Be(1);
        result.Records.Should().Be(1);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"other":1}""")]
    public void ObjectWithoutAnyOfItsFields_IsMalformedAndNoRowOfNulls(string record)
    {
        var read = () => Sample.ReadBody(Sample.Answer(record), new RecordLayout
        {
            Records = ["result", "rows"], Shape = RecordShape.Object, Fields = Sample.Map.Fields,
        });

        read.Should().Throw<ExtractionException>().Where(e => e.Code == "body:records-missing" && e.Message.Contains("without any of the fields"));
    }

    [Fact]
    public void RecordTwiceInOneAnswer_IsTwoRowsInTheirOrder()
    {
        var (batch, result) = Sample.ReadBody(Sample.Answer($$"""{"A":{{Record}},"A":{{Record.Replace("\"1\"", "\"2\"", StringComparison.Ordinal)}} }"""));

        result.Records.Should().Be(2);
        Sample.DecimalAt(batch, 1).Should().Be((Int128)2_000_000_000_000_000_000);
    }

    [Theory]
    [InlineData("""{"error":[]}""")]
    [InlineData("""{"result":{}}""")]
    [InlineData("""{"result":{"rows":[]}}""")]
    [InlineData("""{"result":{"rows":null}}""")]
    [InlineData("""{"result":{"rows":"none"}}""")]
    [InlineData("""{"result":"rows"}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    public void RecordsContainer_MissingOrOfAnotherShape_IsMalformed(string body)
    {
        var read = () => Sample.ReadBody(body);

        read.Should().Throw<ExtractionException>().Where(e => e.Code == "body:records-missing" && e.Message.Contains("/result/rows"));
    }

    [Theory]
    [InlineData("""{"error":[]}""", true)]
    [InlineData("""{"error":[],"result":null}""", true)]
    [InlineData("""{"error":[],"result":{}}""", false)]
    public void AnswerWithoutResult_IsEmptyWhereTheSchemaSaysSo(string body, bool empty)
    {
        var layout = new RecordLayout
        {
            Records = ["result", "rows"], Shape = RecordShape.Map, Fields = Sample.Map.Fields, Key = 0, EmptyWithoutResult = true,
        };
        var read = () => Sample.ReadBody(body, layout).Batch.RowCount;

        if (empty)
        {
            read().Should().Be(0);
        }
        else
        {
            read.Should().Throw<ExtractionException>();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("""{"result":{"rows":{"A":R,""")]
    [InlineData("""{"result":{"rows":{"A":R}}} x""")]
    [InlineData("""{"result":{"rows":{"A":R},"x":tru}}""")]
    [InlineData("""{"result":{"rows":{"A":R,"B":{"trades":["a","b" """)]
    public void BodyThatIsNotJson_LeavesTheBatchAsItWas(string body)
    {
        var extractor = new Sample(Sample.Map);
        using var batch = extractor.CreateBatch();
        extractor.Extract(Encoding.UTF8.GetBytes(Sample.Answer($$"""{"Z":{{Record}} }""")), batch);

        var read = () => extractor.Extract(Encoding.UTF8.GetBytes(body.Replace("R", Record, StringComparison.Ordinal)), batch);

        read.Should().Throw<ExtractionException>().Where(e => e.Code == "body:malformed");
        batch.RowCount.Should().Be(1);
        batch.Columns.Should().OnlyContain(c => c.Count == 1);
        extractor.Extract(Encoding.UTF8.GetBytes(Sample.Answer($$"""{"Y":{{Record}} }""")), batch).Records.Should().Be(1);
        Sample.TextAt(batch, Sample.Id, 1).Should().Be("Y");
    }

    [Theory]
    [InlineData("""{"A":R,"B":{"time":"soon","amount":"1"}}""", "body:cursor-unreadable", "\"soon\"")]
    [InlineData("""{"A":R,"B":{"amount":"1"}}""", "body:cursor-unreadable", "no value")]
    [InlineData("""{"A":R,"\ud800":R}""", "body:key-unreadable", "\\ud800")]
    [InlineData("""{"A":R,"B":7}""", "body:cursor-unreadable", "no value")]
    public void KeyOrCursor_Unreadable_ShowsTheRawValue(string rows, string code, string raw)
    {
        var extractor = new Sample(Sample.Map);
        using var batch = extractor.CreateBatch();
        var body = Sample.Answer(rows.Replace("R", Record, StringComparison.Ordinal));

        var read = () => extractor.Extract(Encoding.UTF8.GetBytes(body), batch);

        read.Should().Throw<ExtractionException>().Where(e => e.Code == code && e.Message.Contains(raw) && e.Message.Contains("record 2"));
        batch.RowCount.Should().Be(0);
        batch.Columns.Should().OnlyContain(c => c.Count == 0);
    }

    [Fact]
    public void RecordThatIsNoObject_IsRescued()
    {
        var layout = new RecordLayout { Records = ["result"], Shape = RecordShape.Map, Fields = Sample.Map.Fields, Key = 0, PrimaryKey = [0] };

        var (batch, result) = Sample.ReadBody("""{"result":{"A":[1, 2]}}""", layout);

        Sample.TextAt(batch, Sample.Id).Should().Be("A");
        batch.Rescued[0].Should().Be("""{"":[1, 2]}""");
        result.Drift.Should().Contain(Sample.Expect(DriftKind.Unreadable, "", "[1, 2]"));
    }
}

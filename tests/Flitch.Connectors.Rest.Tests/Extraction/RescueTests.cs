using System.Text;
using System.Text.Json;
using Flitch.Connectors.Reading;

namespace Flitch.Connectors.Rest.Tests.Extraction;

public sealed class RescueTests
{
    [Fact]
    public void UnknownFields_AreKeptInTheRecordsShape_DigitForDigit()
    {
        var (batch, result) = Sample.ReadBody("""
            {"result":{"rows":{"A":{"new":1.500000000000000000000001,"time":1,"descr":{"x":{"y":[1, 2]},"pair":"p","z":null},"amount":"1","last":"\u0041"}}}}
            """);

        batch.Rescued[0].Should().Be("""{"new":1.500000000000000000000001,"descr":{"x":{"y":[1, 2]},"z":null},"last":"\u0041"}""");
        result.Drift.Should().BeEquivalentTo(
        [
            Sample.Expect(DriftKind.UnknownField, "new", "1.500000000000000000000001"),
            Sample.Expect(DriftKind.UnknownField, "descr/x", """{"y":[1, 2]}"""),
            Sample.Expect(DriftKind.UnknownField, "descr/z", "null"),
            Sample.Expect(DriftKind.UnknownField, "last", "\"\\u0041\""),
        ]);
        Sample.TextAt(batch, Sample.Pair).Should().Be("p");
    }

    [Fact]
    public void Drift_IsCountedOncePerRecord_WithTheFirstSample()
    {
        var (_, result) = Sample.ReadBody("""
            {"result":{"rows":{
              "A":{"time":1,"amount":"1","descr":{"pair":"p"},"new":"first","new":"again"},
              "B":{"time":2,"amount":"1","descr":{"pair":"p"},"new":"second"},
              "C":{"time":3,"amount":"1","descr":{"pair":"p"}}}}}
            """);

        result.Drift.Should().Equal(Sample.Expect(DriftKind.UnknownField, "new", "\"first\"", records: 2));
    }

    [Fact]
    public void Sample_IsCutTo200Characters()
    {
        var (_, result) = Sample.ReadRecord($"\"new\":\"{new string('é', 300)}\"");

        result.Drift.Should().ContainSingle().Which.Sample.Should().HaveLength(200);
    }

    [Fact]
    public void FieldTwiceInOneRecord_TheLastCounts_TheEarlierIsKept()
    {
        var (batch, result) = Sample.ReadRecord("\"amount\":\"2\"");

        Sample.DecimalAt(batch).Should().Be((Int128)2_000_000_000_000_000_000);
        batch.Rescued[0].Should().Be("""{"amount":"1"}""");
        result.Drift.Should().Equal(Sample.Expect(DriftKind.Unreadable, "amount", "\"1\""));
        batch.Columns.Should().OnlyContain(c => c.Count == 1);
    }

    [Fact]
    public void RequiredFields_ThatAreMissingOrNull_AreReported()
    {
        var (batch, result) = Sample.ReadBody("""{"result":{"rows":{"A":{"time":1,"amount":null},"B":{"time":1,"amount":"1","descr":null}}}}""");

        Sample.DecimalAt(batch).Should().BeNull();
        result.Drift.Should().Equal(
            Sample.Expect(DriftKind.Missing, "amount", "null"), Sample.Expect(DriftKind.Missing, "descr/pair", "", records: 2));
        batch.Rescued[0].Should().BeNull();
    }

    [Fact]
    public void ScalarWhereAnObjectShouldBe_IsRescued()
    {
        var (batch, result) = Sample.ReadBody("""{"result":{"rows":{"A":{"time":1,"amount":"1","descr":"XBTUSD"}}}}""");

        batch.Rescued[0].Should().Be("""{"descr":"XBTUSD"}""");
        result.Drift.Should().Contain(Sample.Expect(DriftKind.Unreadable, "descr", "\"XBTUSD\""));
    }

    [Fact]
    public void RescuedText_IsAlwaysJson()
    {
        var (batch, _) = Sample.ReadRecord("""
            "odd \"name\"\ud801":{"a":"\udfff\\u0041"},"trades":5,"descr":{"pair":1,"sub":{"x":[{"y":"\\"}]}},"amount":""
            """);

        var read = () => JsonDocument.Parse(batch.Rescued[0]!);
        read.Should().NotThrow();
        batch.Rescued[0].Should().Contain("""{"a":"\\udfff\\u0041"}""");
    }

    [Fact]
    public void EscapedFieldNames_AreKnown()
    {
        var (batch, result) = Sample.ReadRecord("\"typ\\u0065\":\"trade\",\"numb\\u0065r\":7");

        Sample.TextAt(batch, Sample.Type).Should().Be("trade");
        Sample.LongAt(batch, Sample.Number).Should().Be(7);
        result.Drift.Should().BeEmpty();
    }

    [Fact]
    public void BytesThatAreNoUtf8_AreReplacedAndReported()
    {
        var body = Encoding.UTF8.GetBytes("""{"result":{"rows":{"A":{"time":1,"amount":"1","type":"t?","descr":{"pair":"p"}}}}}""");
        body[body.AsSpan().IndexOf("?"u8)] = 0xFF;

        var (batch, result) = Sample.ReadBody(body);

        Sample.TextAt(batch, Sample.Type).Should().Be("t\uFFFD");
        result.Drift.Should().Contain(d => d.Kind == DriftKind.Unreadable && d.Field.Length == 0);
    }
}

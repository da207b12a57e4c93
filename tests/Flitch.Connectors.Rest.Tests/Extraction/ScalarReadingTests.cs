using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Connectors.Rest.Extraction;
using Flitch.Connectors.Rest.Extraction.Fields;

namespace Flitch.Connectors.Rest.Tests.Extraction;

public sealed class ScalarReadingTests
{
    private const string One = "000000000000000000";

    [Theory]
    [InlineData("\"-24.5000\"", "-245" + "00000000000000000")]
    [InlineData("-24.5000", "-245" + "00000000000000000")]
    [InlineData("\"+154186.9728\"", "1541869728" + "00000000000000")]
    [InlineData("1e-7", "100000000000")]
    [InlineData("\"1E+2\"", "100" + One)]
    [InlineData("\"0.000000000000000001\"", "1")]
    [InlineData("\"1.0000000000000000000000000000000000000000\"", "1" + One)]
    [InlineData("\"99999999999999999999.999999999999999999\"", "99999999999999999999999999999999999999")]
    [InlineData("\"-0.00\"", "0")]
    [InlineData("\"\\u0031.5\"", "15" + "00000000000000000")]
    public void Decimal_QuotedOrBare_IsExact(string json, string unscaled)
    {
        var (batch, result) = Sample.ReadRecord($"\"amount\":{json}");

        Sample.DecimalAt(batch).Should().Be(Int128.Parse(unscaled, System.Globalization.CultureInfo.InvariantCulture));
        result.Drift.Where(d => d.Sample != "\"1\"").Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"0.0000000000000000001\"")]
    [InlineData("\"100000000000000000000\"")]
    [InlineData("1e99")]
    [InlineData("\"1.0 \"")]
    [InlineData("\"1,5\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"\"")]
    [InlineData("\"-\"")]
    [InlineData("\"1e\"")]
    [InlineData("\"1e5x\"")]
    [InlineData("\"0x10\"")]
    [InlineData("\"1.2.3\"")]
    [InlineData("true")]
    [InlineData("{\"a\": 1.50}")]
    [InlineData("[\"1\"]")]
    public void Decimal_ThatDoesNotFit_IsRescuedAsItCame(string json)
    {
        var (batch, result) = Sample.ReadBody(
            Sample.Answer($$"""{"A":{"time":1,"amount":{{json}},"descr":{"pair":"p"} } }"""));

        Sample.DecimalAt(batch).Should().BeNull();
        batch.Rescued[0].Should().Be($$$"""{"amount":{{{json}}}}""");
        result.Drift.Should().Equal(Sample.Expect(DriftKind.Unreadable, "amount", json));
    }

    [Theory]
    [InlineData("1705260547.4728658", 1705260547472865)]
    [InlineData("\"1705260203.583000\"", 1705260203583000)]
    [InlineData("1616148493", 1616148493000000)]
    [InlineData("-1.0000009", -1000000)]
    [InlineData("1.7e9", 1700000000000000)]
    [InlineData("17000000005e-1", 1700000000500000)]
    [InlineData("1e-9", 0)]
    [InlineData("0", 0)]
    public void UnixSeconds_KeepsSixDigitsAndCutsTheRest(string json, long microseconds)
    {
        var (batch, _) = Sample.ReadBody(Sample.Answer($$"""{"A":{"time":{{json}},"amount":"1","descr":{"pair":"p"} } }"""));

        Sample.LongAt(batch, Sample.Time).Should().Be(microseconds);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("\"0\"")]
    [InlineData("0.0000")]
    [InlineData("\"0e5\"")]
    [InlineData("null")]
    public void NullValue_HoweverWritten_IsNull(string json)
    {
        var (batch, result) = Sample.ReadRecord($"\"until\":{json}");

        Sample.LongAt(batch, Sample.Until).Should().BeNull();
        batch.Rescued[0].Should().BeNull();
        result.Drift.Should().BeEmpty();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("0")]
    public void RequiredField_WithANullValue_MayBeNull(string json)
    {
        var layout = new RecordLayout
        {
            Records = ["result", "rows"],
            Shape = RecordShape.Map,
            Key = Sample.Id,
            Fields = [.. Sample.Map.Fields.SkipLast(1), new UnixSecondsField("until", ["0"]) { Required = true }],
        };

        var (_, result) = Sample.ReadBody(Sample.Answer($$"""{"A":{"time":1,"amount":"1","descr":{"pair":"p"},"until":{{json}} } }"""), layout);

        result.Drift.Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"2023-11-14T00:00:00Z\"")]
    [InlineData("\"soon\"")]
    [InlineData("1e30")]
    public void UnixSeconds_ThatIsNone_IsRescued(string json)
    {
        var (batch, result) = Sample.ReadRecord($"\"until\":{json}");

        batch.Rescued[0].Should().Be($$$"""{"until":{{{json}}}}""");
        result.Drift.Should().Equal(Sample.Expect(DriftKind.Unreadable, "until", json));
    }

    [Theory]
    [InlineData("5", 5L)]
    [InlineData("\"-5\"", -5L)]
    [InlineData("5.0", 5L)]
    [InlineData("5e3", 5000L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("9223372036854775808", null)]
    [InlineData("5.5", null)]
    [InlineData("true", null)]
    public void Integer_QuotedOrBare_IsReadWhenIntegral(string json, long? expected)
    {
        var (batch, result) = Sample.ReadRecord($"\"number\":{json}");

        Sample.LongAt(batch, Sample.Number).Should().Be(expected);
        result.Drift.Should().HaveCount(expected is null ? 1 : 0);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"True\"", true)]
    [InlineData("false", false)]
    [InlineData("\"FALSE\"", false)]
    [InlineData("1", null)]
    [InlineData("\"yes\"", null)]
    public void Boolean_QuotedOrBare(string json, bool? expected)
    {
        var (batch, result) = Sample.ReadRecord($"\"flag\":{json}");

        ((BooleanColumn)batch.Columns[Sample.Flag])[0].Should().Be(expected);
        result.Drift.Should().HaveCount(expected is null ? 1 : 0);
    }

    [Theory]
    [InlineData("\"trade\"", "trade", 0)]
    [InlineData("\"tr\\u0061de\"", "trade", 0)]
    [InlineData("\"earn\"", "earn", 1)]
    [InlineData("1.500", "1.500", 1)]
    [InlineData("\"\"", "", 1)]
    [InlineData("\"é\\n\\\"\\\\\\/\\t\\u20ac\\ud83d\\ude00\"", "é\n\"\\/\t€😀", 1)]
    public void Text_IsKeptAsItCame_AndAnUnknownValueIsReported(string json, string expected, int drift)
    {
        var (batch, result) = Sample.ReadRecord($"\"type\":{json}");

        Sample.TextAt(batch, Sample.Type).Should().Be(expected);
        result.Drift.Should().Equal(Enumerable.Repeat(Sample.Expect(DriftKind.UnknownValue, "type", json), drift));
        batch.Rescued[0].Should().BeNull();
    }

    [Fact]
    public void Text_WithALoneSurrogate_IsRescuedInAFormThatReadersTake()
    {
        var (batch, result) = Sample.ReadRecord("""
            "type":"a\ud800b"
            """);

        Sample.TextAt(batch, Sample.Type).Should().BeNull();
        batch.Rescued[0].Should().Be("""{"type":"a\\ud800b"}""");
        result.Drift.Should().ContainSingle(d => d.Kind == DriftKind.Unreadable && d.Field == "type");
    }

    [Theory]
    [InlineData("[]", new string[0])]
    [InlineData("""["T1","T2"]""", new[] { "T1", "T2" })]
    [InlineData("""["T1",null,3]""", new[] { "T1", null, "3" })]
    public void List_KeepsItsElements(string json, string?[] expected)
    {
        var (batch, result) = Sample.ReadRecord($"\"trades\":{json}");

        var list = (ListColumn)batch.Columns[Sample.Trades];
        list.IsNull(0).Should().BeFalse();
        Enumerable.Range(list.Start(0), list.Start(1) - list.Start(0)).Select(i => ((TextColumn)list.Elements)[i]).Should().Equal(expected);
        result.Drift.Should().BeEmpty();
    }

    [Theory]
    [InlineData("""["T1",["T2"],"T3"]""")]
    [InlineData("""{"T1":1}""")]
    [InlineData("\"T1,T2\"")]
    public void List_WithAnythingElse_IsRescuedWhole(string json)
    {
        var (batch, _) = Sample.ReadRecord($"\"trades\":{json},\"later\":1");

        var list = (ListColumn)batch.Columns[Sample.Trades];
        list.IsNull(0).Should().BeTrue();
        list.Elements.Count.Should().Be(0);
        batch.Rescued[0].Should().Be($$$"""{"trades":{{{json}}},"later":1}""");
    }
}

using Flitch.Connectors.Schema.Model;
using Flitch.Connectors.Schema.Parsing;
using Flitch.Connectors.Schema.Reading;

namespace Flitch.Connectors.Schema.Tests.Inferring;

/// <summary>What becomes of one field's values.</summary>
public sealed class TypeTests
{
    [Theory]
    [InlineData("amount", """ "1.50","20" """, "DECIMAL(38,18)")]
    [InlineData("amount", """ 1.50,20 """, "DECIMAL(38,18)")]
    [InlineData("price", """ "1.50" """, "DECIMAL(20,10)")]
    [InlineData("price", """ "0.00000000001234" """, "DECIMAL(38,18)")]
    [InlineData("gap", """ "0.1234567890123456789012" """, "DECIMAL(38,22)")]
    [InlineData("gap", """ 123456789012345678901234567890.5 """, "DECIMAL(38,8)")]
    [InlineData("gap", """ "1234567890123456789012345678.12345678901234567890" """, "VARCHAR")]
    [InlineData("gap", """ 1e5,2.5 """, "DECIMAL(38,18)")]
    [InlineData("gap", """ 1,2 """, "BIGINT")]
    [InlineData("gap", """ 9223372036854775807 """, "BIGINT")]
    [InlineData("gap", """ 9223372036854775808 """, "VARCHAR")]
    [InlineData("fee", """ 0,1 """, "DECIMAL(38,18)")]
    [InlineData("cost_decimals", """ 5 """, "BIGINT")]
    [InlineData("code", """ "0042","0043" """, "VARCHAR")]
    [InlineData("code", """ "42" """, "VARCHAR")]
    [InlineData("net", """ "+42","-1" """, "DECIMAL(38,18)")]
    [InlineData("rebate", """ "+1.0000%" """, "VARCHAR")]
    [InlineData("time", """ 1688464484.1787 """, "TIMESTAMP WITH TIME ZONE")]
    [InlineData("rollovertm", """ "1616672637" """, "TIMESTAMP WITH TIME ZONE")]
    [InlineData("starttm", """ 0,0 """, "TIMESTAMP WITH TIME ZONE")]
    [InlineData("time", """ 1688464484178 """, "BIGINT")]
    [InlineData("trade_id", """ 1688464484 """, "BIGINT")]
    [InlineData("day_of", """ "2026-11-23" """, "DATE")]
    [InlineData("day_of", """ "2026-02-30" """, "VARCHAR")]
    [InlineData("created_at", """ "2026-11-23T05:42:36.123456Z","2026-11-23 05:42:36+01:00" """, "TIMESTAMP WITH TIME ZONE")]
    [InlineData("created_at", """ "2026-11-23T05:42:36" """, "VARCHAR")]
    [InlineData("maker", """ true,false """, "BOOLEAN")]
    [InlineData("maker", """ "true","false" """, "BOOLEAN")]
    [InlineData("maker", """ true,"yes" """, "VARCHAR")]
    [InlineData("word", """ 1,"x" """, "VARCHAR")]
    [InlineData("nextfee", """ null """, "DECIMAL(38,18)")]
    [InlineData("note", """ null """, "VARCHAR")]
    [InlineData("tags", """ ["a"],[] """, "VARCHAR[]")]
    [InlineData("tags", """ [1],[2] """, "BIGINT[]")]
    [InlineData("bids", """ ["1.50","2"],[null] """, "DECIMAL(38,18)[]")]
    public void Values_get_the_type_that_holds_them_all(string name, string values, string type)
    {
        var records = Split(values).Select((v, i) => $$"""{ "id": "A{{i}}", "{{name}}": {{v}} }""");
        Inference.Infer($"[{string.Join(",", records)}]").Spec().FindColumn(name)!.Type.ToSql().Should().Be(type);
    }

    [Fact]
    public void Zero_and_empty_texts_are_no_values_where_others_are_numbers_or_times()
    {
        var spec = Inference.Infer("""[{ "id": "A", "starttm": 0, "cost": "" }, { "id": "B", "starttm": 1688464484, "cost": "1.5" }]""").Spec();
        spec.FindColumn("starttm")!.NullValues.Should().Equal("0");
        spec.FindColumn("cost")!.NullValues.Should().Equal("");
    }

    [Fact]
    public void Missing_and_null_fields_are_told_with_their_numbers()
    {
        var schema = Inference.Infer("""[{ "id": "A", "x": "a", "y": null }, { "id": "B", "y": "b" }]""", """[{ "id": "C", "x": "c", "y": "d" }]""");
        schema.Spec().Columns().Should().Equal("id VARCHAR", "x VARCHAR?", "y VARCHAR null");
        schema.Text.Should().Contain("guessed from 2 samples: missing in 1 of 3 records").And.Contain("guessed from 2 samples: null in 1 of 3");
    }

    [Fact]
    public void Objects_are_flattened_and_what_is_missing_around_is_not_required()
    {
        var spec = Inference.Infer("""[{ "id": "A", "descr": { "pair": "X", "more": { "deep": true } } }, { "id": "B" }]""").Spec();
        spec.Columns().Should().Equal("id VARCHAR", "descr_pair VARCHAR?", "descr_more_deep BOOLEAN?");
    }

    [Fact]
    public void Tables_within_a_record_are_kept_whole_and_told()
    {
        var schema = Inference.Infer("""[{ "id": "A", "legs": [{ "x": 1 }], "fees": { "XBTUSD": { "fee": "1.0" } }, "grid": [[1]], "info": {}, "odd": 1 }, { "id": "B", "grid": null, "odd": { "a": 1 } }]""");
        schema.Spec().Columns.Where(c => c.Type.Kind == FieldKind.Json).Select(c => c.Name).Should().Equal("legs", "fees", "grid", "info", "odd");
        schema.Spec().FindColumn("grid")!.AllowsNull.Should().BeTrue();
        schema.Guesses.Where(g => g.Text.Contains("kept whole", StringComparison.Ordinal)).Select(g => g.Place).Should().Equal("legs", "fees", "grid", "info", "odd");
    }

    [Fact]
    public void A_column_that_two_other_objects_describe_alike_is_described_as_there()
    {
        var neighbour = Inference.Infer(Inference.Options with { Object = "others" }, """[{ "id": "A", "amount": "1.5", "type": "x", "vol": "1" }]""").Text
            .Replace("\"Amount.\"", "\"What moved.\", \"x-flitch\": { \"unit\": \"asset\" }", StringComparison.Ordinal).Replace("\"Type.\"", "\"The kind.\"", StringComparison.Ordinal);
        List<ObjectSpec> others = [SchemaReader.ReadObject("schemas/service/orders.json", neighbour).Value!, SchemaReader.ReadObject("schemas/service/more.json", neighbour).Value!];
        var options = Inference.Options with { Neighbours = others.ToEquatableArray() };

        var schema = Inference.Infer(options, """[{ "id": "A", "amount": "1.5", "type": 7 }]""");

        schema.Spec().FindColumn("amount").Should().BeEquivalentTo(new { Description = "What moved.", Unit = "asset" });
        schema.Spec().FindColumn("type")!.Description.Should().Be("Type.", "a number is not what the other one's text is");
        schema.Text.Should().Contain("described as in orders and others");
        Inference.Infer(Inference.Options with { Neighbours = others.Take(1).ToEquatableArray() }, """[{ "id": "A", "amount": "1.5" }]""").Spec().FindColumn("amount")!.Description
            .Should().Be("Amount.", "what one object says can be about that object alone");
    }

    [Fact]
    public void Names_that_no_column_can_have_get_one()
    {
        var spec = Inference.Infer("""[{ "id": "A", "24h": "1.5", "year": 3, "hold-trade": "x", "_a": 1, "A": 2, "a_b": "x", "a": { "b": "y" } }]""").Spec();
        spec.Columns.Select(c => c.Name).Should().OnlyHaveUniqueItems().And.Contain(["n24h", "year_value", "hold_trade", "a"]);
        spec.Columns.Should().HaveCount(8);
        spec.Columns.Single(c => c.Name == "n24h").Source.Should().Be("24h");
    }

    [Theory]
    [InlineData("type", """ "buy","sell","buy" """, true)]
    [InlineData("type", """ "buy","buy","buy" """, false)]
    [InlineData("type", """ "buy","sell" """, false)]
    [InlineData("flags", """ "post","viqc","post","post","viqc","post" """, true)]
    [InlineData("flags", """ "fciq,post","fciq","fciq","fciq","fciq","fciq,post" """, false)]
    [InlineData("asset", """ "ZUSD","XXBT","ZUSD","ZUSD","XXBT","XXBT" """, false)]
    [InlineData("code", """ "ZUSD","XXBT","ZUSD","ZUSD","XXBT","XXBT" """, false)]
    [InlineData("refid", """ "abc","def","abc","def","abc","def" """, false)]
    public void Enums_are_few_words_that_repeat(string name, string values, bool isEnum)
    {
        var records = Split(values).Select((v, i) => $$"""{ "id": "A{{i}}", "{{name}}": {{v}} }""");
        var known = Inference.Infer($"[{string.Join(",", records)}]").Spec().FindColumn(name)!.KnownValues;
        (known is not null).Should().Be(isEnum);
    }

    [Fact]
    public void No_amount_or_id_of_a_record_gets_into_the_file()
    {
        var schema = Inference.Infer("""{ "LABCDE-SECRET": { "time": 1688464484.1787, "amount": "12345.678", "refid": "TSECRET" }, "LBCDEF-SECRET": { "time": 1688464485, "amount": "1", "refid": "T2" } }""");
        schema.Text.Should().NotContainAny("SECRET", "12345", "1688464484");
        schema.Guesses.Select(g => g.Text).Should().NotContain(t => t.Contains("SECRET") || t.Contains("12345"));
    }

    // Between brackets a comma divides nothing.
    private static IEnumerable<string> Split(string values) =>
        JsonReader.Read($"[{values}]") is JsonArray list ? list.Items.Select(JsonPrinter.Print) : [];
}

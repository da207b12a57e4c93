using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Evolving;

/// <summary>A field that the schema learns takes its old values out of <c>_rescued</c>.</summary>
public sealed class AddedFieldTests : EvolutionTest
{
    private static readonly ColumnType Amount = ColumnType.Decimal(38, 18);

    public static TheoryData<string, string, string?, string?> Values => new()
    {
        { "decimal", """{"fee":"0.000000000000000001"}""", "0.000000000000000001", null },
        { "decimal", """{"fee":12345678901234567890.123456789012345678}""", "12345678901234567890.123456789012345678", null },
        { "decimal", """{"fee":1e-7}""", "0.000000100000000000", null },
        { "decimal", """{"fee":"1.0000%"}""", null, """{"fee":"1.0000%"}""" },
        { "decimal", """{"fee":0.0000000000000000001}""", null, """{"fee":0.0000000000000000001}""" },
        { "decimal", """{"fee":null}""", null, null },
        { "decimal", """{"fee":[1]}""", null, """{"fee":[1]}""" },
        { "decimal", """{"a":1.50, "fee":"2","b":"ü\u00fc\n"}""", "2.000000000000000000", """{"a":1.50,"b":"ü\u00fc\n"}""" },
        { "decimal", """{"fee":"1","fee":"2"}""", "2.000000000000000000", """{"fee":"1"}""" },
        { "decimal", """{"other":1}""", null, """{"other":1}""" },
        { "decimal", """{"fee":"-1"}""", null, null },
        { "time", """{"fee":1705260547.4728658}""", "2024-01-14 19:29:07.472865+00", null },
        { "time", """{"fee":"1705260547"}""", "2024-01-14 19:29:07+00", null },
        { "time", """{"fee":0}""", "1970-01-01 00:00:00+00", null },
        { "time", """{"fee":"soon"}""", null, """{"fee":"soon"}""" },
        { "rfc", """{"fee":"2024-01-14T19:29:07.4728659+01:00"}""", "2024-01-14 18:29:07.472865+00", null },
        { "rfc", """{"fee":1705260547}""", null, """{"fee":1705260547}""" },
        { "integer", """{"fee":9223372036854775807}""", "9223372036854775807", null },
        { "integer", """{"fee":9223372036854775808}""", null, """{"fee":9223372036854775808}""" },
        { "integer", """{"fee":"5.0"}""", "5", null },
        { "integer", """{"fee":5.5}""", null, """{"fee":5.5}""" },
        { "boolean", """{"fee":true}""", "true", null },
        { "boolean", """{"fee":"FALSE"}""", "false", null },
        { "boolean", """{"fee":1}""", null, """{"fee":1}""" },
        { "date", """{"fee":"2024-02-29"}""", "2024-02-29", null },
        { "date", """{"fee":"2023-02-29"}""", null, """{"fee":"2023-02-29"}""" },
        { "text", """{"fee":1.50}""", "1.50", null },
        { "text", """{"fee":"say \"ü\"\u0021"}""", "say \"ü\"!", null },
        { "text", """{"fee":{"a":1}}""", null, """{"fee":{"a":1}}""" },
        { "list", """{"fee":["a",null,1.50]}""", "[a, NULL, 1.50]", null },
        { "list", """{"fee":[]}""", "[]", null },
        { "list", """{"fee":["a",{"b":1}]}""", null, """{"fee":["a",{"b":1}]}""" },
        { "list", """{"fee":"a"}""", null, """{"fee":"a"}""" },
        { "json", """{"fee": [[1.50, "2"], {"a b": " c\" "} ],"x":1}""", """[[1.50,"2"],{"a b":" c\" "}]""", """{"x":1}""" },
        { "json", """{"fee":{}}""", "{}", null },
        { "json", """{"fee":"ü\u00fc"}""", "\"ü\\u00fc\"", null },
        { "json", """{"fee":1.50}""", "1.50", null },
        { "json", """{"fee":null}""", null, null },
        { "nested", """{"descr":{"fee":"7","new":1},"x":2}""", "7", """{"descr":{"new":1},"x":2}""" },
        { "nested", """{"descr":{"fee":"7"}}""", "7", null },
        { "nested", """{"descr":"gone","fee":"7"}""", null, """{"descr":"gone","fee":"7"}""" },
        { "nested", """{"descr":{"fee":"1"},"descr":{"fee":"2"}}""", "2", """{"descr":{"fee":"1"}}""" },
        { "slash", """{"a/b":"7"}""", "7", null },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Every_value_comes_home_as_an_extractor_reads_it_and_what_cannot_be_read_stays(string kind, string rescued, string? value, string? left)
    {
        await CommitAsync(new Row("L1", Row.At(11)) { Rescued = rescued }, new Row("L2", Row.At(10)));

        await EvolveAsync(Plus(Column(kind)));

        (await QueryAsync("fee::VARCHAR, _rescued")).Should().Equal($"L1|{value}|{left}", "L2||");
        (await QueryAsync("_run_id, asset")).Should().Equal("L1|run-1|XXBT", "L2|run-1|XXBT");
    }

    [Fact]
    public async Task A_row_that_comes_again_in_the_new_schema_is_known()
    {
        await CommitAsync(new Row("L1", Row.At(11)) { Rescued = """{"value_date_2":"2024-02-29"}""" });
        var descriptor = Plus(new ColumnDescriptor("value_date_2", ColumnType.Date, "A day.") { Source = "value_date_2" });
        await using var writer = await OpenAsync(descriptor);
        using var old = Row.Batch(new Row("L1", Row.At(11)));
        using var batch = new RecordBatch([.. descriptor.Columns.Select(c => c.Type)]);
        for (var i = 0; i < old.Columns.Count; i++)
        {
            batch.Columns[i].AppendFrom(old.Columns[i], 0);
        }

        ((Int64Column)batch.Columns[8]).Append(new DateOnly(2024, 2, 29).DayNumber - new DateOnly(1970, 1, 1).DayNumber);
        batch.Rescued.AppendNull();
        writer.Stage(batch, new(Clock.Now, "run-2", 1));

        (await writer.CommitAsync(writer.Manifest.State, Cancel)).Should().BeEquivalentTo(new { RowsAdded = 0L, RowsChanged = 0L, RowsUnchanged = 1L });
    }

    [Fact]
    public async Task A_text_that_is_no_JSON_stays()
    {
        await CommitAsync(new Row("L1", Row.At(11)) { Rescued = "by hand {" });

        await EvolveAsync(Plus(Column("decimal")));
        (await QueryAsync("_rescued")).Should().Equal("""L1|{"":"by hand {"}""");
    }

    private static ColumnDescriptor Column(string kind)
    {
        ColumnDescriptor Of(ColumnType type) => new("fee", type, "A fee.") { Source = "fee" };
        return kind switch
        {
            "decimal" => Of(Amount) with { NullValues = ["-1.0", "n/a"] },
            "time" => Of(ColumnType.Timestamp),
            "rfc" => Of(ColumnType.Timestamp) with { Time = TimeFormat.DateTime },
            "integer" => Of(ColumnType.Integer),
            "boolean" => Of(ColumnType.Boolean),
            "date" => Of(ColumnType.Date),
            "list" => Of(ColumnType.List(ColumnType.Text)),
            "json" => Of(ColumnType.Text) with { Json = true },
            "nested" => Of(ColumnType.Text) with { Source = "descr/fee" },
            "slash" => Of(ColumnType.Text) with { Source = "a/b" },
            _ => Of(ColumnType.Text),
        };
    }
}

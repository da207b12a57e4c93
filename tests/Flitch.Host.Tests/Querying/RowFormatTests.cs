using Flitch.Host.Cli.Querying;
using Flitch.Storage.Querying;

namespace Flitch.Host.Tests.Querying;

public sealed class RowFormatTests
{
    private static readonly QueryColumn[] Columns = [new("na,me", "VARCHAR"), new("amount", "DECIMAL(38,18)")];

    [Fact]
    public async Task Csv_quotes_what_needs_it_and_tells_null_from_empty()
    {
        var text = await WriteAsync(new CsvFormat(), ["a\"b", 1.0m], [null, null], ["", 2m], ["two\nlines", -3m]);
        text.Should().Be("\"na,me\",amount\r\n\"a\"\"b\",1.0\r\n,\r\n\"\",2\r\n\"two\nlines\",-3\r\n");
    }

    [Fact]
    public async Task Json_keeps_every_digit()
    {
        var text = await WriteAsync(new JsonFormat(), ["é\n", 1.000000000000000001m], [null, null]);
        text.ReplaceLineEndings("\n").Should().Be("[\n  {\"na,me\": \"é\\n\", \"amount\": 1.000000000000000001},\n  {\"na,me\": null, \"amount\": null}\n]\n");
    }

    [Fact]
    public async Task Json_writes_lists_structs_and_numbers_that_json_has_no_word_for()
    {
        var text = await WriteAsync(new JsonFormat(), [new List<object?> { 1, "x", null }, new Dictionary<string, object?> { ["k"] = double.NaN }]);
        text.Should().Contain("[1, \"x\", null]").And.Contain("{\"k\": \"NaN\"}");
    }

    [Fact]
    public async Task Table_leaves_out_columns_that_do_not_fit_and_says_so()
    {
        var text = await WriteAsync(new TableFormat(12, 10), ["abcdefgh", 1m]);
        text.Should().Contain("abcdefgh").And.NotContain("amount").And.Contain("1 column more than fit");
    }

    [Fact]
    public async Task Table_shortens_texts_on_a_terminal_but_never_numbers()
    {
        var text = await WriteAsync(new TableFormat(200, 10), [new string('x', 100), 12345678901234567890.123456789m]);
        text.Should().Contain("xxx…").And.Contain("12345678901234567890.123456789");
    }

    [Fact]
    public async Task Table_shows_whole_texts_where_there_is_no_terminal() =>
        (await WriteAsync(new TableFormat(null, 10), [new string('x', 100), 1m])).Should().Contain(new string('x', 100));

    private static async Task<string> WriteAsync(IRowFormat format, params object?[][] rows)
    {
        using var writer = new StringWriter();
        await format.WriteAsync(Columns, rows.ToAsyncEnumerable(), writer, TestContext.Current.CancellationToken);
        return writer.ToString();
    }
}

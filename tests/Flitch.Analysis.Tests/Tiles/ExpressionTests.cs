using Flitch.Analysis.Tiles;
using Flitch.Connectors;

namespace Flitch.Analysis.Tests.Tiles;

/// <summary>Calculated columns, asked of the real DuckDB.</summary>
public sealed class ExpressionTests : IDisposable
{
    private readonly LedgerTable _table = new();

    public ExpressionTests() => _table.Fill([new(7, "XXBT", "trade", -1.5m, 0.000000000000000001m, DateTimeOffset.UnixEpoch)]);

    [Theory]
    [InlineData("amount - fee", "-1.500000000000000001")]
    [InlineData("-amount", "1.5")]
    [InlineData("abs(amount)*2", "3")]
    [InlineData("amount + 1 * 2", "0.5")]
    [InlineData("(amount + 1) * 2", "-1")]
    [InlineData("round(amount, 0)", "-2")]
    [InlineData("amount * price", "-3")]
    [InlineData("if(amount < 0 and type = 'trade', fee, amount)", "0.000000000000000001")]
    [InlineData("if(amount > 0 or id = 8, 'in', upper('out'))", "OUT")]
    [InlineData("coalesce(amount, 0)", "-1.5")]
    [InlineData("greatest(amount, fee)", "0.000000000000000001")]
    [InlineData("id * 3", "21")]
    [InlineData("asset", "XXBT")]
    public void A_column_is_calculated_exactly(string expression, string expected) =>
        _table.Text(new BuiltQuery("ledgers") { Calculated = [new("x", expression)], Columns = ["x"] }).Should().Be($"{expected}|7");

    [Theory]
    [InlineData("", "character 1")]
    [InlineData("amount -", "character 9")]
    [InlineData("amount fee", "character 8")]
    [InlineData("nothing + 1", "no column nothing")]
    [InlineData("amount / 2", "ratio")]
    [InlineData("amount + price", "counted in asset, the other in USD")]
    [InlineData("amount + type", "a number was expected")]
    [InlineData("amount * amount", "more digits")]
    [InlineData("if(amount, 1, 2)", "a condition")]
    [InlineData("if(amount > 0, 1, 'a')", "different kinds")]
    [InlineData("sum(amount)", "there is no sum")]
    [InlineData("read_text('/etc/passwd')", "there is no read_text")]
    [InlineData("amount) FROM ledgers; DROP TABLE ledgers --", "character 21")]
    [InlineData("amount; DROP TABLE ledgers", "has no meaning")]
    [InlineData("(SELECT 1)", "no column SELECT")]
    [InlineData("\"amount\"", "has no meaning")]
    [InlineData("1e9", "has no meaning")]
    [InlineData("'a' || 'b'", "has no meaning")]
    public void What_is_no_expression_is_refused_with_its_place(string expression, string told) => FluentActions
        .Invoking(() => _table.Ask(new BuiltQuery("ledgers") { Calculated = [new("x", expression)], Columns = ["x"] }))
        .Should().Throw<FlitchException>().Where(e => e.Error.Code == "tile:expression" && e.Error.Summary.Contains(told));

    [Theory]
    [InlineData("(")]
    [InlineData("-")]
    [InlineData("abs(")]
    public void Endless_nesting_is_refused(string piece) => FluentActions
        .Invoking(() => _table.Ask(new BuiltQuery("ledgers") { Calculated = [new("x", string.Concat(Enumerable.Repeat(piece, 100)) + "1")], Columns = ["x"] }))
        .Should().Throw<FlitchException>().Where(e => e.Error.Summary.Contains("nested"));

    public void Dispose() => _table.Dispose();
}

using Flitch.Analysis.Filters;
using Flitch.Analysis.Shapes;
using Flitch.Connectors;
using Flitch.Connectors.Columns;
using Flitch.DuckDb;

namespace Flitch.Analysis.Tests.Filters;

/// <summary>Each condition, asked of the real DuckDB.</summary>
public sealed class FilterSqlTests : IDisposable
{
    private static readonly DatasetShape Shape = new("main", "ledgers", "Ledgers", "Changes.",
    [
        new("id", ColumnType.Integer, ""),
        new("asset", ColumnType.Text, ""),
        new("amount", ColumnType.Decimal(38, 18), ""),
        new("time", ColumnType.Timestamp, ""),
        new("open", ColumnType.Boolean, ""),
        new("day", ColumnType.Date, ""),
        new("misc", ColumnType.List(ColumnType.Text), ""),
    ]);

    private readonly DuckDbConnection _connection = new("Data Source=:memory:");

    public FilterSqlTests()
    {
        _connection.Open();
        Run("SET TimeZone='America/New_York'");
        Run(
            """
            CREATE TABLE ledgers AS SELECT * FROM (VALUES
              (1, 'XXBT', 0.000000000000000001::DECIMAL(38,18), TIMESTAMPTZ '2026-01-01 00:00:00+00', true, DATE '2026-01-01', ['a']),
              (2, 'ZUSD', -12345678901234567890.5::DECIMAL(38,18), TIMESTAMPTZ '2026-01-01 00:00:00.000001+00', false, DATE '2026-01-02', []),
              (3, 'It''s', NULL, NULL, NULL, NULL, NULL)) t(id, asset, amount, time, open, day, misc)
            """);
    }

    [Theory]
    [InlineData("asset.eq.XXBT", "1")]
    [InlineData("asset.eq.It's", "3")]
    [InlineData("asset.ne.XXBT", "2,3")]
    [InlineData("asset.in.XXBT,It's", "1,3")]
    [InlineData("asset.contains.xb", "1")]
    [InlineData("asset.contains.%", "")]
    [InlineData("amount.gt.0", "1")]
    [InlineData("amount.eq.0.000000000000000001", "1")]
    [InlineData("amount.eq.-12345678901234567890.50", "2")]
    [InlineData("amount.ne.0.000000000000000001", "2,3")]
    [InlineData("amount.null", "3")]
    [InlineData("amount.notnull", "1,2")]
    [InlineData("time.le.2026-01-01", "1")]
    [InlineData("time.gt.2026-01-01T00:00:00Z", "2")]
    [InlineData("time.ge.2026-01-01T01:00:00.000001+01:00", "2")]
    [InlineData("open.eq.false", "2")]
    [InlineData("day.lt.2026-01-02", "1")]
    [InlineData("misc.contains.A", "1")]
    public void A_filter_selects_what_it_says(string filter, string ids) => Ids(FilterSql.Of(Shape, FilterText.Read(filter))).Should().Be(ids);

    [Fact]
    public void All_filters_have_to_hold() =>
        Ids(FilterSql.All(Shape, [FilterText.Read("amount.notnull"), FilterText.Read("asset.ne.XXBT")])).Should().Be("2");

    [Fact]
    public void No_filter_selects_everything() => Ids(FilterSql.All(Shape, [])).Should().Be("1,2,3");

    [Theory]
    [InlineData("amount.eq.1 OR true")]
    [InlineData("amount.eq.1e3")]
    [InlineData("amount.eq.123456789012345678901")]
    [InlineData("amount.eq.0.0000000000000000001")]
    [InlineData("amount.eq.")]
    [InlineData("id.eq.1;DROP TABLE ledgers")]
    [InlineData("id.eq.٣")]
    [InlineData("time.lt.now()")]
    [InlineData("time.lt.tomorrow")]
    [InlineData("day.eq.2026-02-30")]
    [InlineData("open.eq.yes")]
    [InlineData("misc.eq.a")]
    [InlineData("nothing.eq.1")]
    public void A_value_that_its_column_cannot_hold_is_refused(string filter) =>
        FluentActions.Invoking(() => FilterSql.Of(Shape, FilterText.Read(filter))).Should().Throw<FlitchException>().Where(e => e.Error.Kind == ErrorKind.Usage && e.Error.Fix.Length > 0);

    [Fact]
    public void A_text_stays_a_text_whatever_it_holds() => Ids(FilterSql.Of(Shape, Filter.Of("asset", FilterOperator.Equal, "x' OR ''='"))).Should().BeEmpty();

    public void Dispose() => _connection.Dispose();

    private void Run(string sql)
    {
        using var command = new DuckDbCommand(sql, _connection);
        command.ExecuteNonQuery();
    }

    private string Ids(string condition)
    {
        using var command = new DuckDbCommand($"SELECT coalesce(string_agg(id, ',' ORDER BY id), '') FROM ledgers WHERE {condition}", _connection);
        return (string)command.ExecuteScalar()!;
    }
}

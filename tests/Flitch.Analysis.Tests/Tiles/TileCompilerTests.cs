using Flitch.Analysis.Dashboards;
using Flitch.Analysis.Filters;
using Flitch.Analysis.Tiles;
using Flitch.Connectors;

namespace Flitch.Analysis.Tests.Tiles;

/// <summary>Questions built by clicks, asked of the real DuckDB.</summary>
public sealed class TileCompilerTests : IDisposable
{
    private static readonly BuiltQuery Ledgers = new("ledgers");

    private readonly LedgerTable _table = new();

    public TileCompilerTests() => _table.Fill(
    [
        new(1, "XXBT", "deposit", 0.000000000000000001m, 0m, At("2026-01-31T22:59:59Z")),
        new(2, "XXBT", "trade", -1.5m, 0.1m, At("2026-01-31T23:00:00Z")),
        new(3, "ZUSD", "trade", 12345678901.5m, 3m, At("2026-01-31T23:00:00Z")),
        new(4, "ZUSD", "trade", null, 0m, At("2026-03-01T00:00:00Z")),
        new(5, "ZUSD", "fee", 2m, 0m, At("2026-03-29T01:30:00Z")),
    ]);

    [Fact]
    public void Figures_come_by_group_and_month() => _table.Text(Ledgers with { Measures = [new("rows", MeasureKind.Count, null), Sum("amount")], Group = ["asset"], Grain = TimeGrain.Month })
        .Should().Be("2026-01-01T00:00:00|XXBT|2|-1.499999999999999999; 2026-01-01T00:00:00|ZUSD|1|12345678901.5; 2026-03-01T00:00:00|ZUSD|2|2");

    [Fact]
    public void A_month_begins_where_the_zone_says() => _table.Text(
            Ledgers with { Measures = [new("rows", MeasureKind.Count, null)], Grain = TimeGrain.Month }, LedgerTable.View with { Zone = ZonedTime.Find("Europe/Berlin")! })
        .Should().Be("2026-01-01T00:00:00|1; 2026-02-01T00:00:00|2; 2026-03-01T00:00:00|2");

    [Theory]
    [InlineData(TimeGrain.Hour, "2026-03-29T01:00:00")]
    [InlineData(TimeGrain.Day, "2026-03-29T00:00:00")]
    [InlineData(TimeGrain.Week, "2026-03-23T00:00:00")]
    [InlineData(TimeGrain.Quarter, "2026-01-01T00:00:00")]
    [InlineData(TimeGrain.Year, "2026-01-01T00:00:00")]
    public void Each_grain_has_its_beginning(TimeGrain grain, string beginning) =>
        _table.Text(Ledgers with { Measures = [new("n", MeasureKind.Count, null)], Grain = grain, Filters = [FilterText.Read("id.eq.5")] }).Should().Be($"{beginning}|1");

    [Theory]
    [InlineData(MeasureKind.Avg, "ZUSD|6172839451.75; XXBT|-0.75")] // -0.7499999999999999995, rounded to the eighteenth digit
    [InlineData(MeasureKind.Min, "ZUSD|2; XXBT|-1.5")]
    [InlineData(MeasureKind.Max, "ZUSD|12345678901.5; XXBT|0.000000000000000001")]
    [InlineData(MeasureKind.First, "ZUSD|12345678901.5; XXBT|0.000000000000000001")]
    [InlineData(MeasureKind.Last, "ZUSD|2; XXBT|-1.5")]
    [InlineData(MeasureKind.Count, "ZUSD|2; XXBT|2")]
    [InlineData(MeasureKind.CountDistinct, "ZUSD|2; XXBT|2")]
    public void Each_measure_says_what_it_says(MeasureKind kind, string expected) => _table
        .Text(Ledgers with { Measures = [new("m", kind, "amount")], Group = ["asset"], Order = "-asset" })
        .Should().Be(expected);

    [Fact]
    public void A_ratio_divides_sums() => _table.Text(Ledgers with { Measures = [new("r", MeasureKind.Ratio, "fee") { Over = "amount" }], Filters = [FilterText.Read("asset.eq.ZUSD")] })
        .Should().Be("0.000000000243000002");

    [Fact]
    public void A_ratio_over_nothing_has_no_value() =>
        _table.Text(Ledgers with { Measures = [new("r", MeasureKind.Ratio, "amount") { Over = "fee" }], Filters = [FilterText.Read("id.eq.1"), FilterText.Read("asset.eq.XXBT")] }).Should().Be("∅");

    [Fact]
    public void Calculated_columns_are_measured_grouped_and_filtered_like_others() => _table.Text(Ledgers with
    {
        Calculated = [new("net", "amount - fee"), new("side", "if(amount < 0, 'out', 'in')")],
        Measures = [Sum("net")],
        Group = ["asset", "side"],
        Filters = [FilterText.Read("net.ne.2")],
        Order = "net",
    }).Should().Be("XXBT|out|-1.6; XXBT|in|0.000000000000000001; ZUSD|in|12345678898.5");

    [Fact]
    public void Plain_rows_lead_back_by_their_key() => _table.Text(Ledgers with { Columns = ["asset", "time"], Order = "-time", Limit = 1 }).Should().Be("ZUSD|2026-03-29T01:30:00Z|5");

    [Fact]
    public void The_range_and_the_dashboards_filters_hold_for_all() => _table.Text(
        Ledgers with { Measures = [new("rows", MeasureKind.Count, null)] },
        LedgerTable.View with
        {
            From = At("2026-01-31T23:00:00Z"),
            To = At("2026-03-29T01:30:00Z"),
            Chosen = new Dictionary<string, IReadOnlyList<string>> { ["asset"] = ["ZUSD", "XXBT"], ["type"] = ["trade"], ["pair"] = ["XXBTZUSD"] },
        }).Should().Be("3");

    [Theory]
    [InlineData(MeasureKind.Sum)]
    [InlineData(MeasureKind.Avg)]
    [InlineData(MeasureKind.Max)]
    [InlineData(MeasureKind.Last)]
    public void Amounts_of_different_assets_are_never_gathered(MeasureKind kind)
    {
        var query = Ledgers with { Measures = [new("m", kind, "amount")] };

        FluentActions.Invoking(() => _table.Ask(query)).Should().Throw<FlitchException>().Which.Error.Should()
            .Match<ErrorInfo>(e => e.Code == "tile:unit" && e.Kind == ErrorKind.Usage && e.Fix.Contains("Group by asset") && e.Fix.Contains("asset.eq."));
        _table.Ask(query with { Filters = [FilterText.Read("asset.eq.ZUSD")] }).Should().ContainSingle();
        _table.Ask(query with { Group = ["asset"] }).Should().HaveCount(2);
        _table.Ask(query, LedgerTable.View with { Chosen = new Dictionary<string, IReadOnlyList<string>> { ["asset"] = ["ZUSD"] } }).Should().ContainSingle();
        FluentActions.Invoking(() => _table.Ask(query with { Filters = [FilterText.Read("asset.in.ZUSD,XXBT")] })).Should().Throw<FlitchException>();
        FluentActions.Invoking(() => _table.Ask(query with { Calculated = [new("net", "amount - fee")], Measures = [new("m", kind, "net")] })).Should().Throw<FlitchException>();
    }

    [Theory]
    [InlineData("nothing", null, null, "tile:column")]
    [InlineData("amount", "nothing", null, "tile:column")]
    [InlineData("type", null, null, "tile:query")]
    [InlineData("amount", "asset", "nothing", "tile:query")]
    public void What_cannot_be_asked_says_why(string column, string? group, string? order, string code) => FluentActions
        .Invoking(() => _table.Ask(Ledgers with { Measures = [Sum(column)], Group = group is null ? [] : [group], Order = order }))
        .Should().Throw<FlitchException>().Where(e => e.Error.Code == code && e.Error.Fix.Length > 0);

    [Fact]
    public void Names_stay_names_whatever_they_hold() => FluentActions
        .Invoking(() => _table.Ask(Ledgers with { Measures = [new("x", MeasureKind.Sum, "amount) FROM ledgers; DROP TABLE ledgers; --")] }))
        .Should().Throw<FlitchException>().Where(e => e.Error.Code == "tile:column");

    public void Dispose() => _table.Dispose();

    private static Measure Sum(string column) => new(column, MeasureKind.Sum, column);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

using Flitch.Analysis.Tiles;
using Flitch.Analysis.Tiles.Answers;
using Flitch.Host.Dashboards.Charts;
using Flitch.Storage.Querying;

namespace Flitch.Web.Tests.Sql;

/// <summary>How an answer is drawn at first, and what of it a chart cannot show.</summary>
public sealed class ChartGuessTests
{
    private static readonly IReadOnlySet<string> Units = new HashSet<string> { "asset" };

    [Theory]
    [InlineData("month TIMESTAMP WITH TIME ZONE|asset VARCHAR|total DECIMAL(38,18)", "Line", "month", null, "asset", "total")]
    [InlineData("type VARCHAR|entries BIGINT", "Bar", "type", null, null, "entries")]
    [InlineData("asset VARCHAR|balance DECIMAL(38,18)", "Bar", null, null, "asset", "balance")]
    [InlineData("day DATE|type VARCHAR|pair VARCHAR|a BIGINT|b DOUBLE", "Line", "day", "type", null, "a b")]
    [InlineData("year BIGINT|entries BIGINT", "Bar", "year", null, null, "entries")]
    [InlineData("entries BIGINT", "Bar", null, null, null, "entries")]
    [InlineData("names VARCHAR[]|sizes BIGINT[]|n BIGINT", "Bar", "names", "sizes", null, "n")]
    public void Time_and_words_go_along_the_axis_and_numbers_are_figures(string columns, string kind, string? x, string? series, string? unitBy, string values)
    {
        var all = columns.Split('|').Select(c => c.Split(' ', 2)).Select(c => new QueryColumn(c[0], c[1])).ToList();

        var guess = ChartGuess.Of(all, [], Units);

        (guess.Kind.ToString(), guess.X, guess.Series, guess.UnitBy, string.Join(' ', guess.Values)).Should().Be((kind, x, series, unitBy, values));
    }

    [Theory]
    [InlineData("2025-01-01T00:00:00Z 2026-01-01T00:00:00Z", "Year")]
    [InlineData("2026-01-01 2026-04-01 2026-10-01", "Quarter")]
    [InlineData("2026-01-01T00:00:00Z 2026-02-01T00:00:00Z", "Month")]
    [InlineData("2026-11-16T00:00:00 2026-11-23T00:00:00", "Week")]
    [InlineData("2026-11-16T00:00:00Z 2026-11-24T00:00:00Z", "Day")]
    [InlineData("2026-11-16T00:00:00Z 2026-11-16T07:00:00Z", "Hour")]
    [InlineData("2026-11-16T00:00:00Z 2026-11-16T07:00:01Z", null)]
    [InlineData("yesterday", null)]
    [InlineData("", null)]
    public void The_stretches_are_told_by_their_beginnings(string times, string? grain) =>
        ChartGuess.Grain(times.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(null))?.ToString().Should().Be(grain);

    [Fact]
    public void Rows_on_one_place_are_counted_and_a_number_that_is_no_figure_parts_nothing()
    {
        var query = new SqlQuery("") { X = "type", Values = ["fee"] };
        var tile = new Tile("t", "t", TileKind.Bar, new TilePlace(0, 0, 6, 5)) { Query = query };
        QueryColumn[] columns = [new("type", "VARCHAR"), new("fee", "DECIMAL(38,18)"), new("amount", "DECIMAL(38,18)")];

        var model = ChartMaker.Make(tile, TileAnswer.Of(query, columns, [["trade", "1", "7"], ["trade", "2", "8"], ["deposit", "0.000000000000000001", "9"]]));

        model.Doubled.Should().Be(1);
        model.Facets.Should().ContainSingle().Which.Series.Should().ContainSingle().Which.Data.Should().Equal("2", "0.000000000000000001");
    }

    [Fact]
    public void What_decides_the_unit_is_not_the_axis_as_well()
    {
        var query = new SqlQuery("") { UnitBy = "asset", Values = ["balance"] };
        var tile = new Tile("t", "t", TileKind.Bar, new TilePlace(0, 0, 6, 5)) { Query = query };

        var model = ChartMaker.Make(tile, TileAnswer.Of(query, [new("asset", "VARCHAR"), new("balance", "DECIMAL(38,18)")], [["XXBT", "1"], ["ZUSD", "20000"]]));

        model.Facets.Select(f => (f.Title, f.Series.Single().Data.Single())).Should().Equal(("XXBT", "1"), ("ZUSD", "20000"));
    }
}

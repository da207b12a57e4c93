using System.Globalization;
using Flitch.Analysis.Tiles;
using Flitch.Analysis.Tiles.Answers;
using Flitch.Host.Dashboards.Charts;
using Flitch.Storage.Querying;

namespace Flitch.Web.Tests.Dashboards;

/// <summary>What of an answer is drawn where not all can be: the busiest units, the largest lines, slices and bars; the rest told, and gathered only where a sum is right.</summary>
public sealed class ChartMakerTests
{
    [Fact]
    public void Units_in_which_most_happened_come_first_and_those_that_are_zero_all_along_are_left_out()
    {
        // A balance that is carried on is no news: STILL has a figure in each month, and changed once.
        string?[][] rows =
        [
            .. Months("STILL", "5", "5", "5", "5"), .. Months("ZERO", "0", "0", "0", "0"), .. Months("BUSY", "1", "2", "3", "4"), .. Months("LATE", "0", "0", "0", "7"), .. Months("NULL", null, null, null, null),
            .. Months("A", "0", "1", "1", "1"), .. Months("B", "0", "1", "1", "2"), .. Months("C", "0", "1", "0", "1"), .. Months("D", "0", "0", "1", "1"),
        ];

        var model = Make(TileKind.Line, new SqlQuery("") { X = "month", Series = "asset", Values = ["balance"], UnitBy = "asset", Grain = TimeGrain.Month }, ["month VARCHAR", "asset VARCHAR", "balance DECIMAL(38,18)"], rows);

        model.Facets.Select(f => f.Title).Should().Equal("BUSY", "B", "C", "LATE", "D", "A");
        (model.Units, model.Quiet, model.UnitBy).Should().Be((9, 2, "asset"));
        Make(TileKind.Line, new SqlQuery("") { X = "month", Series = "asset", Values = ["balance"], UnitBy = "asset", Grain = TimeGrain.Month }, ["month VARCHAR", "asset VARCHAR", "balance DECIMAL(38,18)"], rows, ChartMaker.AllFacets)
            .Facets.Should().HaveCount(7);
        Make(TileKind.Line, new SqlQuery("") { X = "month", Series = "asset", Values = ["balance"], UnitBy = "asset", Grain = TimeGrain.Month }, ["month VARCHAR", "asset VARCHAR", "balance DECIMAL(38,18)"], [.. Months("ZERO", "0")])
            .Facets.Should().ContainSingle("where all is zero, zero is what is to be seen");
    }

    [Theory]
    [InlineData(TileKind.Stacked, 12)]
    [InlineData(TileKind.Line, 12)]
    public void Of_many_lines_the_largest_are_drawn_and_only_a_stack_gathers_the_others(TileKind kind, int drawn)
    {
        string?[][] rows = [.. Enumerable.Range(1, 20).Select(i => new[] { "2026-01-01T00:00:00", string.Create(CultureInfo.InvariantCulture, $"s{i:00}"), $"{i}.000000000000000001" })];

        var series = Make(kind, new SqlQuery("") { X = "month", Series = "type", Values = ["entries"], Grain = TimeGrain.Month }, ["month VARCHAR", "type VARCHAR", "entries DECIMAL(38,18)"], rows).Facets.Single().Series;

        series.Should().HaveCount(drawn);
        series.Select(s => s.Name).Should().Contain(["s20", "s10"]).And.NotContain("s08");
        if (kind == TileKind.Stacked)
        {
            series[^1].Name.Should().Be("9 others");
            series[^1].Data.Should().Equal("45.000000000000000009");
            series[^1].Figure.Should().BeEmpty("they lead to no rows");
        }
    }

    [Fact]
    public void A_pie_has_ten_slices_whose_last_is_the_exact_sum_of_all_others_and_none_of_what_is_below_zero()
    {
        string?[][] rows = [.. Enumerable.Range(1, 15).Select(i => new[] { $"w{i}", $"{i}.000000000000000001" }), ["loss", "-3"], ["nothing", "0"], ["none", null]];

        var model = Make(TileKind.Pie, new SqlQuery("") { X = "what", Values = ["n"] }, ["what VARCHAR", "n DECIMAL(38,18)"], rows);

        var slices = model.Facets.Single().Series.SelectMany(s => s.Data.Select((v, i) => (s.Name, Label: model.Labels[i], Value: v))).Where(s => s.Value is not null).ToList();
        slices.Should().HaveCount(10);
        slices.Select(s => s.Label).Should().Contain(["w15", "w7"]).And.NotContain(["w6", "loss", "nothing"]);
        slices[^1].Should().Be(("6 others", "", "21.000000000000000006"));
        model.Left.Should().ContainSingle().Which.Should().StartWith("One figure is below zero");
        Make(TileKind.Pie, new SqlQuery("") { X = "what", Values = ["n"] }, ["what VARCHAR", "n DECIMAL(38,18)"], [["loss", "-3"]]).Empty.Should().StartWith("No figure is above zero");
    }

    [Theory]
    [InlineData("what VARCHAR", 40, "The first 40 of 50; all are in the figures.")]
    [InlineData("what BIGINT", 50, null)]
    public void Words_along_an_axis_are_as_many_as_can_be_read(string column, int drawn, string? told)
    {
        string?[][] rows = [.. Enumerable.Range(1, 50).Select(i => new[] { $"{i}", "1" })];

        var model = Make(TileKind.Bar, new SqlQuery("") { X = "what", Values = ["n"] }, [column, "n DECIMAL(38,18)"], rows);

        model.Labels.Should().HaveCount(drawn);
        model.Left.Should().Equal(told is null ? [] : [told]);
    }

    [Fact]
    public void Where_every_figure_is_missing_that_is_said() =>
        Make(TileKind.Bar, new SqlQuery("") { X = "what", Values = ["n"] }, ["what VARCHAR", "n DECIMAL(38,18)"], [["a", null]]).Empty.Should().StartWith("No values");

    private static IEnumerable<string?[]> Months(string asset, params string?[] balances) => balances.Select((b, i) => new[] { $"2026-0{i + 1}-01T00:00:00", asset, b });

    private static ChartModel Make(TileKind kind, SqlQuery query, string[] columns, string?[][] rows, int most = ChartMaker.MostFacets) => ChartMaker.Make(
        new Tile("t", "t", kind, new TilePlace(0, 0, 6, 5)) { Query = query },
        TileAnswer.Of(query, [.. columns.Select(c => c.Split(' ')).Select(c => new QueryColumn(c[0], c[1]))], rows),
        most);
}

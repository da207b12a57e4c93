using Flitch.Analysis.Filters;
using Flitch.Analysis.Rows;
using Flitch.Connectors;
using Flitch.Storage.Tests.Support;

namespace Flitch.Analysis.Tests.Rows;

/// <summary>Pages of rows, asked of the real files.</summary>
public sealed class RowReaderTests : StoredRowsTest
{
    // Values that many rows share, values that are missing, in three months.
    private static readonly Row[] Many =
    [
        .. Enumerable.Range(0, 100).Select(i => new Row($"L{i:000}", Row.At(1 + (i % 3), 1 + (i % 5)), $"{(i % 7) - 3}.{i % 2}")
        {
            Asset = i % 4 == 0 ? null : "A" + (i % 3),
            Count = i % 6 == 0 ? null : i % 5,
            Settled = i % 3 == 0 ? null : i % 2 == 0,
            ValueDate = i % 9 == 0 ? null : new DateOnly(2026, 1, 1 + (i % 4)),
            Refs = i % 8 == 0 ? null : [$"R{i % 3}"],
        }),
    ];

    [Fact]
    public async Task Pages_by_any_column_in_either_direction_hold_every_row_once_and_in_order()
    {
        await StoreAsync(Many);
        var shape = await ShapeAsync("ledgers");
        foreach (var column in shape.Columns)
        {
            foreach (var descending in new[] { false, true })
            {
                var query = new RowQuery(shape) { Sort = new(column.Name, descending), Columns = ["ledger_id", column.Name], Take = 30 };
                var pages = new List<RowPage>();
                do
                {
                    pages.Add(await Rows.PageAsync(query with { Skip = pages.Count * 30 }, Cancel));
                }
                while (pages[^1].HasMore);

                pages.Select(p => p.Rows.Count).Should().Equal([30, 30, 30, 10], column.Name);
                var rows = pages.SelectMany(p => p.Rows).Select(r => (Id: (string)r[0]!, Value: r[1])).ToList();
                rows.Select(r => r.Id).Should().OnlyHaveUniqueItems(column.Name);
                var values = rows.Select(r => r.Value).ToList();
                values.SkipWhile(v => v is not null).Any(v => v is not null).Should().BeFalse("{0} has what is missing at its end", column.Name);
                foreach (var (before, after) in rows.Zip(rows.Skip(1)).Where(p => p.First.Value is IComparable && p.Second.Value is not null))
                {
                    var order = before.Value is string text ? string.CompareOrdinal(text, (string)after.Value!) : ((IComparable)before.Value!).CompareTo(after.Value);
                    (descending ? -order : order).Should().BeLessThanOrEqualTo(0, column.Name);
                    (order != 0 || column.Name == "ledger_id" || string.CompareOrdinal(before.Id, after.Id) < 0).Should().BeTrue("equal rows stand in the order of their key by {0}", column.Name);
                }
            }
        }
    }

    [Fact]
    public async Task Without_an_order_the_newest_come_first()
    {
        await StoreAsync(Many);
        var page = await Rows.PageAsync(new RowQuery(await ShapeAsync("ledgers")) { Take = 2 }, Cancel);
        page.Rows.Select(r => r[1]).Should().AllBeEquivalentTo(Row.At(3, 5));
        page.HasMore.Should().BeTrue();
    }

    [Fact]
    public async Task Filters_and_search_decide_which_rows_and_how_many()
    {
        await StoreAsync(Many);
        var query = new RowQuery(await ShapeAsync("ledgers")) { Filters = [FilterText.Read("asset.eq.A1"), FilterText.Read("amount.gt.0.5")], Search = "r1" };
        var wanted = Many.Where(r => r.Asset == "A1" && decimal.Parse(r.Amount, System.Globalization.CultureInfo.InvariantCulture) > 0.5m && r.Refs is ["R1"]).Select(r => r.Id).ToList();

        wanted.Should().NotBeEmpty();
        (await Rows.PageAsync(query, Cancel)).Rows.Select(r => (string)r[0]!).Should().BeEquivalentTo(wanted);
        (await Rows.CountAsync(query, Cancel)).Should().Be(wanted.Count);
        (await Rows.CountAsync(query with { Search = "no such text %' OR true --" }, Cancel)).Should().Be(0);
    }

    [Fact]
    public async Task A_search_finds_text_in_lists_and_in_what_the_schema_did_not_know_and_not_in_our_own_columns()
    {
        await StoreAsync(new Row("L1", Row.At(1)) { Rescued = """{"new":"Surprise"}""" }, new Row("L2", Row.At(1)) { Refs = ["surprise"] }, new Row("L3", Row.At(1)));
        var shape = await ShapeAsync("ledgers");
        (await Rows.PageAsync(new RowQuery(shape) { Search = "SURPRISE" }, Cancel)).Rows.Select(r => r[0]).Should().Equal("L1", "L2");
        (await Rows.CountAsync(new RowQuery(shape) { Search = "run-1" }, Cancel)).Should().Be(0);
    }

    [Fact]
    public async Task One_row_is_found_by_its_key_whatever_stands_in_it()
    {
        const string Odd = "it's \"L\" -- %";
        await StoreAsync(new Row(Odd, Row.At(1), "0.000000000000000001"), new Row("L2", Row.At(1)));
        var shape = await ShapeAsync("ledgers");

        var row = await Rows.FindAsync(shape, [Odd], null, Cancel);
        CellText.Of(row![0]).Should().Be(Odd);
        CellText.Of(row[3]).Should().Be("0.000000000000000001");
        (await Rows.FindAsync(shape, ["L3"], null, Cancel)).Should().BeNull();
        await FluentActions.Awaiting(() => Rows.FindAsync(shape, [], null, Cancel)).Should().ThrowAsync<FlitchException>().Where(e => e.Error.Code == "rows:key");
    }

    [Theory]
    [InlineData("nothing", null)]
    [InlineData("1; DROP TABLE x", null)]
    [InlineData(null, "nothing")]
    public async Task A_column_that_is_not_there_is_told_with_those_that_are(string? sort, string? column)
    {
        await StoreAsync(new Row("L1", Row.At(1)));
        var query = new RowQuery(await ShapeAsync("ledgers")) { Sort = sort is null ? null : SortKey.Read(sort), Columns = column is null ? null : [column] };
        (await FluentActions.Awaiting(() => Rows.PageAsync(query, Cancel)).Should().ThrowAsync<FlitchException>()).Which.Error.Should().Match<ErrorInfo>(e => e.Code == "rows:column" && e.Fix.Contains("ledger_id"));
    }

    [Fact]
    public async Task As_of_a_time_is_for_snapshots_only()
    {
        await StoreAsync(new Row("L1", Row.At(1)));
        var query = new RowQuery(await ShapeAsync("ledgers")) { AsOf = ManualClock.Start };
        (await FluentActions.Awaiting(() => Rows.PageAsync(query, Cancel)).Should().ThrowAsync<FlitchException>()).Which.Error.Code.Should().Be("rows:as-of");
    }
}

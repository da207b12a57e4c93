using Flitch.Analysis.Filters;
using Flitch.Analysis.Rows;
using Flitch.Analysis.Shapes;
using Flitch.Storage.Tests.Support;

namespace Flitch.Analysis.Tests.Rows;

/// <summary>Snapshots as of any time, of which most have no rows of their own.</summary>
public sealed class SnapshotRowsTests : StoredRowsTest
{
    [Theory]
    [InlineData(-1, "")]
    [InlineData(0, "XXBT=1.5,ZUSD=10")]
    [InlineData(4, "XXBT=1.5,ZUSD=10")]
    [InlineData(5, "XXBT=1.5,ZUSD=10")]
    [InlineData(10, "")]
    [InlineData(14, "")]
    [InlineData(15, "XXBT=1.5,ZUSD=10")]
    [InlineData(20, "ZUSD=9")]
    [InlineData(999, "ZUSD=9")]
    public async Task As_of_a_time_shows_the_snapshot_that_was_the_newest_then(int minute, string wanted)
    {
        var shape = await TakeAllAsync();
        var page = await Rows.PageAsync(new RowQuery(shape) { AsOf = ManualClock.Start.AddMinutes(minute), Columns = ["asset", "balance"] }, Cancel);
        string.Join(",", page.Rows.Select(r => $"{r[0]}={CellText.Of(r[1])}")).Should().Be(wanted);
    }

    [Fact]
    public async Task Filters_counts_and_single_rows_work_as_of_a_time()
    {
        var shape = await TakeAllAsync();
        var then = ManualClock.Start.AddMinutes(5);
        (await Rows.CountAsync(new RowQuery(shape) { AsOf = then, Filters = [FilterText.Read("asset.eq.XXBT")] }, Cancel)).Should().Be(1);
        CellText.Of((await Rows.FindAsync(shape, ["ZUSD"], then, Cancel))![1]).Should().Be("10");
        CellText.Of((await Rows.FindAsync(shape, ["ZUSD"], null, Cancel))![1]).Should().Be("9");
    }

    [Fact]
    public async Task Snapshots_are_listed_with_which_of_them_differed()
    {
        var shape = await TakeAllAsync();
        var reader = new SnapshotReader(Engine);
        (await reader.ListAsync(shape, 10, Cancel)).Select(s => (s.TakenAt.Minute, s.RunId, s.Rows, s.Changed)).Should().Equal(
            (20, "run-20", 1, true), (15, "run-15", 2, true), (10, "run-10", 0, true), (5, "run-5", 2, false), (0, "run-0", 2, true));
        (await reader.FindAsync(shape, ManualClock.Start.AddMinutes(9), Cancel))!.Should().BeEquivalentTo(new { RunId = "run-5", Changed = false });
        (await reader.FindAsync(shape, ManualClock.Start.AddMinutes(-1), Cancel)).Should().BeNull();
    }

    private async Task<DatasetShape> TakeAllAsync()
    {
        await TakeAsync(0, ("XXBT", "1.5"), ("ZUSD", "10"));
        await TakeAsync(5, ("XXBT", "1.5"), ("ZUSD", "10"));
        await TakeAsync(10);
        await TakeAsync(15, ("XXBT", "1.5"), ("ZUSD", "10"));
        await TakeAsync(20, ("ZUSD", "9"));
        return await ShapeAsync("balance");
    }
}

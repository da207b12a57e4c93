using Flitch.Connectors.Reading;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Querying;
using Flitch.Storage.Tests.Support;
using Flitch.Storage.Views;

namespace Flitch.Storage.Tests.Removing;

public sealed class RemovalTests : StorageTest
{
    private const string RemovedQuery = "SELECT ledger_id, amount::INT, _run_id, epoch(_removed_at)::BIGINT, _removed_run_id, _reason, month FROM main.ledgers_removed ORDER BY ALL";

    private static readonly ReadInterval November = new(Second(Row.At(11)) - 1, Second(Row.At(12)) - 1);

    private static readonly Row[] Rows = [new("L1", Row.At(10)), new("L2", Row.At(11)), new("L3", Row.At(11, 5)), new("L4", Row.At(11, 9)), new("L5", Row.At(12)), new("L6", null)];

    private QueryEngine Engine => new(Folder);

    [Fact]
    public async Task Rows_of_a_stretch_that_did_not_come_again_move_aside_in_the_commit()
    {
        await CommitAsync(Rows);
        await using var writer = await OpenAsync();
        writer.BeginComparison(November);
        (await writer.CountUnseenAsync(Cancel)).Should().Be(3);
        Stage(writer, new Row("L2", Row.At(11)), new Row("L7", Row.At(11, 6)));
        (await writer.CountUnseenAsync(Cancel)).Should().Be(2, "what is staged counts as seen");

        writer.RemoveUnseen("Kraken no longer serves it.", "run-2");
        var result = await writer.CommitAsync(writer.Manifest.State, Cancel);

        result.Should().BeEquivalentTo(new { RowsAdded = 1L, RowsChanged = 0L, RowsUnchanged = 1L, RowsRemoved = 2L });
        (await StoredAsync()).Select(r => r.Id).Should().Equal("L1", "L2", "L5", "L6", "L7");
        (await Engine.TextAsync(RemovedQuery)).Should().Equal(
            "L3|1|run-1|1795435200|run-2|Kraken no longer serves it.|11/01/2026", "L4|1|run-1|1795435200|run-2|Kraken no longer serves it.|11/01/2026");
        writer.Manifest.State.RemovedRows.Should().Be(2);
        writer.Manifest.RowCount.Should().Be(5);
        (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty();
    }

    [Fact]
    public async Task Keys_are_remembered_across_commits_and_rows_that_moved_away_are_seen()
    {
        await CommitAsync(Rows);
        await using var writer = await OpenAsync();
        writer.BeginComparison(November);
        await CommitAsync(writer, "run-2", new Row("L2", Row.At(11)));
        await CommitAsync(writer, "run-2", new Row("L3", Row.At(9)), new Row("L8", Row.At(11, 8)));
        (await writer.CountUnseenAsync(Cancel)).Should().Be(1);

        writer.RemoveUnseen("gone", "run-2");
        (await writer.CommitAsync(writer.Manifest.State, Cancel)).RowsRemoved.Should().Be(1, "nothing needs to be staged");

        (await StoredAsync()).Select(r => r.Id).Should().Equal("L1", "L2", "L3", "L5", "L6", "L8");
        (await Engine.TextAsync("SELECT ledger_id FROM main.ledgers_removed")).Should().Equal("L4");
        await writer.Invoking(w => w.CountUnseenAsync(Cancel)).Should().ThrowAsync<InvalidOperationException>("the comparison has ended");
    }

    [Fact]
    public async Task A_removed_row_that_comes_again_is_added_and_may_go_again()
    {
        await CommitAsync(Rows);
        for (var round = 0; round < 2; round++)
        {
            await using var writer = await OpenAsync();
            await RemoveNovemberAsync(writer, $"run-{round}");
            (await CommitAsync(writer, "run-x", Rows[1..4])).RowsAdded.Should().Be(3);
        }

        (await StoredAsync()).Should().HaveCount(6);
        (await ManifestAsync()).State.RemovedRows.Should().Be(6);
        (await Engine.TextAsync("SELECT ledger_id, count(*) FROM main.ledgers_removed GROUP BY ALL ORDER BY ALL")).Should().Equal("L2|2", "L3|2", "L4|2");
        (await ManifestAsync()).Files.Count(f => f.Role == FileRole.Removed).Should().Be(1);
    }

    [Fact]
    public async Task Rows_stay_while_nobody_says_that_they_go()
    {
        await CommitAsync(Rows);
        await using var writer = await OpenAsync();
        writer.BeginComparison(November);
        await CommitAsync(writer, "run-2", new Row("L9", Row.At(11, 2)));
        writer.EndComparison();
        await CommitAsync(writer, "run-2", new Row("L9", Row.At(11, 3)));

        (await StoredAsync()).Should().HaveCount(7);
        writer.Invoking(w => w.RemoveUnseen("gone", "run-2")).Should().Throw<InvalidOperationException>();
        (await ManifestAsync()).Files.Should().OnlyContain(f => f.Role == FileRole.Rows);
    }

    [Fact]
    public async Task All_rows_can_go_and_the_dataset_is_still_there()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        await using var writer = await OpenAsync();
        await RemoveNovemberAsync(writer, "run-2");

        (await Engine.TextAsync("SELECT count(*) FROM main.ledgers")).Should().Equal("0");
        (await Engine.TextAsync("SELECT ledger_id FROM main.ledgers_removed")).Should().Equal("L1");
    }

    [Fact]
    public async Task The_view_is_shown_once_there_are_rows_and_has_a_link_like_the_others()
    {
        await CommitAsync(Rows);
        await ViewsFile.WriteAsync(Folder, Cancel);
        (await File.ReadAllTextAsync(Folder.ViewsPath, Cancel)).Should().NotContain("_removed");
        await using (var writer = await OpenAsync())
        {
            await RemoveNovemberAsync(writer, "run-2");
        }

        await ViewsFile.WriteAsync(Folder, Cancel);
        using var duck = Queries.Bare();
        (await File.ReadAllTextAsync(Folder.ViewsPath, Cancel)).Split(";\n").Where(s => s.Trim().Length > 0).ToList().ForEach(s => duck.Text(s));
        duck.Text("SELECT ledger_id, _removed_run_id, month FROM main.ledgers_removed ORDER BY ALL").Should().Equal("L2|run-2|11/01/2026", "L3|run-2|11/01/2026", "L4|run-2|11/01/2026");
        duck.Text("SELECT count(*) FROM kraken.ledgers_removed").Should().Equal("3");
        File.Exists(Path.Combine(Folder.ConnectionsPath, "main", "ledgers_removed", "month=2026-11-01", "data.parquet")).Should().BeTrue();
    }

    [Fact]
    public async Task Rows_of_another_listing_are_not_missed()
    {
        await CommitAsync([.. Rows, new("M1", Row.At(11, 2)) { Asset = "TSLAx" }, new("M2", Row.At(11, 3)) { Asset = "TSLAx" }]);
        await using var writer = await OpenAsync();
        writer.BeginComparison(November, new() { Only = new("asset", "TSLAx") });
        Stage(writer, new Row("M1", Row.At(11, 2)) { Asset = "TSLAx" });
        (await writer.CountUnseenAsync(Cancel)).Should().Be(1);
        writer.RemoveUnseen("gone", "run-2");
        (await writer.CommitAsync(writer.Manifest.State, Cancel)).RowsRemoved.Should().Be(1);

        (await StoredAsync()).Select(r => r.Id).Should().Equal("L1", "L2", "L3", "L4", "L5", "L6", "M1");
        writer.BeginComparison(November, new() { Without = [new("asset", "TSLAx")] });
        (await writer.CountUnseenAsync(Cancel)).Should().Be(3);
    }

    [Theory]
    [InlineData(null, long.MaxValue)]
    [InlineData(long.MinValue + 1, long.MaxValue)]
    [InlineData(-999_999_999_999, 999_999_999_999)]
    public async Task Bounds_beyond_the_calendar_mean_everything_with_a_time(long? from, long to)
    {
        await CommitAsync(Rows);
        await using var writer = await OpenAsync();
        writer.BeginComparison(new(from, to));

        (await writer.CountUnseenAsync(Cancel)).Should().Be(5);
    }

    [Fact]
    public async Task The_median_splits_the_stored_rows()
    {
        await CommitAsync([.. Rows, .. Enumerable.Range(0, 100).Select(i => new Row($"M{i}", Row.At(11, 20, i)))]);
        await using var writer = await OpenAsync();
        var stretch = new ReadInterval(null, Second(Row.At(12)));
        var calls = 0;
        while (await writer.FindMedianSecondAsync(stretch, Cancel) is { } middle)
        {
            var (below, above) = (new ReadInterval(stretch.From, middle), new ReadInterval(middle, stretch.To));
            var (left, right) = (await writer.CountRowsAsync(below, Cancel), await writer.CountRowsAsync(above, Cancel));
            left.Should().BePositive();
            right.Should().BePositive();
            (left + right).Should().Be(await writer.CountRowsAsync(stretch, Cancel));
            stretch = left > right ? below : above;
            calls++;
        }

        calls.Should().BeInRange(5, 9, "105 rows are halved about seven times");
        (await writer.CountRowsAsync(stretch, Cancel)).Should().Be(1);
        (await writer.FindMedianSecondAsync(new(5, 6), Cancel)).Should().BeNull("there are no rows");
    }

    [Fact]
    public async Task Rows_of_one_second_cannot_be_split_and_fractions_belong_to_the_next_second()
    {
        await CommitAsync(new Row("L1", Row.At(11).AddMilliseconds(1)), new Row("L2", Row.At(11).AddMilliseconds(900)), new Row("L3", Row.At(11).AddSeconds(1)));
        await using var writer = await OpenAsync();
        (await writer.FindMedianSecondAsync(November, Cancel)).Should().BeNull();

        await CommitAsync(writer, "run-2", new Row("L4", Row.At(11)));
        (await writer.FindMedianSecondAsync(November, Cancel)).Should().Be(Second(Row.At(11)));
    }

    private static async Task RemoveNovemberAsync(DatasetWriter writer, string run)
    {
        writer.BeginComparison(November);
        writer.RemoveUnseen("gone", run);
        await writer.CommitAsync(writer.Manifest.State, Cancel);
    }

    private static void Stage(DatasetWriter writer, params Row[] rows)
    {
        using var batch = Row.Batch(rows);
        writer.Stage(batch, new(ManualClock.Start, "run-2", 1));
    }

    private static long Second(DateTimeOffset time) => time.ToUnixTimeSeconds();
}

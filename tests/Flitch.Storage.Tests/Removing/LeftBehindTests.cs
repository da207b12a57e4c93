using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Querying;
using Flitch.Storage.Tests.Crashes;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Removing;

/// <summary>Reading a dataset anew loses no row: what does not come again is moved aside, whatever became of the schema.</summary>
public sealed class LeftBehindTests : StorageTest
{
    private static readonly Row[] Rows = [new("L1", Row.At(9)), new("L2", Row.At(10), "2.5"), new("L3", Row.At(11)), new("L4", null)];

    // Renamed, retyped so that a value does not fit, dropped and divided by days.
    private static readonly ObjectDescriptor Other = Samples.Ledgers with
    {
        Fingerprint = "other",
        Columns =
        [
            .. Samples.Ledgers.Columns.Where(c => c.Name is not ("count" or "asset" or "amount")),
            new("coin", ColumnType.Text, "The asset.") { Aliases = ["asset"] },
            new("amount", ColumnType.Integer, "How much.") { Source = "amount" },
        ],
        Partition = new(PartitionUnit.Day, "time"),
    };

    private QueryEngine Engine => new(Folder);

    [Fact]
    public async Task Rows_that_do_not_come_again_are_removed_and_those_removed_before_stay_so()
    {
        await FillAsync();
        await using (var writer = await DatasetWriter.OpenReplacementAsync(Folder, Main, Samples.Ledgers, Cancel))
        {
            await CommitAsync(writer, "run-9", Rows[0], new Row("L5", Row.At(9)));
            (await writer.PublishAsync(RefreshState.Empty, Cancel)).RowsRemoved.Should().Be(2);
            (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty();
        }

        (await Engine.TextAsync("SELECT ledger_id FROM main.ledgers ORDER BY ALL")).Should().Equal("L1", "L5");
        (await Engine.TextAsync("SELECT ledger_id, _removed_run_id FROM main.ledgers_removed ORDER BY ALL")).Should().Equal("L2|run-9", "L3|run-2", "L4|run-9");
        (await ManifestAsync()).State.RemovedRows.Should().Be(3);
    }

    [Fact]
    public async Task They_follow_a_changed_schema_and_what_it_cannot_hold_is_rescued()
    {
        await FillAsync();
        await using (var writer = await DatasetWriter.OpenReplacementAsync(Folder, Main, Other, Cancel))
        {
            (await writer.PublishAsync(RefreshState.Empty, Cancel)).RowsRemoved.Should().Be(3);
            (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty();
        }

        (await Engine.TextAsync("SELECT ledger_id, coin, amount, _rescued, day FROM main.ledgers_removed ORDER BY ledger_id")).Should().Equal(
            """L1|XXBT|1|{"count":7}|11/23/2026""",
            """L2|XXBT||{"count":7,"amount":"2.5"}|11/23/2026""",
            """L3|XXBT|1|{"count":7}|11/23/2026""",
            """L4|XXBT|1|{"count":7}|11/23/2026""");
    }

    [Fact]
    public async Task One_that_fails_or_is_not_published_leaves_the_old_dataset_whole_under_its_old_schema()
    {
        await FillAsync();
        var (before, rows) = (await ManifestAsync(), await Engine.TextAsync("FROM main.ledgers ORDER BY ledger_id"));
        await using (var writer = await DatasetWriter.OpenReplacementAsync(Folder, Main, Other, Cancel))
        {
            Folder.Reached = point => { if (point == "manifest flushed") throw new IOException("crash"); };
            await writer.Invoking(w => w.PublishAsync(RefreshState.Empty, Cancel)).Should().ThrowAsync<Exception>();
            Folder.Reached = static _ => { };
            (await ManifestAsync()).Should().BeEquivalentTo(before);
        }

        (await ManifestAsync()).Should().BeEquivalentTo(before);
        (await Engine.TextAsync("FROM main.ledgers ORDER BY ledger_id")).Should().Equal(rows);
        await using (var writer = await OpenAsync())
        {
            (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Publishing_can_be_tried_again()
    {
        await FillAsync();
        await using var writer = await DatasetWriter.OpenReplacementAsync(Folder, Main, Other, Cancel);
        Folder.Reached = point => { if (point == "manifest flushed") throw new IOException("full"); };
        await writer.Invoking(w => w.PublishAsync(RefreshState.Empty, Cancel)).Should().ThrowAsync<Exception>();
        Folder.Reached = static _ => { };

        (await writer.PublishAsync(RefreshState.Empty, Cancel)).RowsRemoved.Should().Be(3);

        (await Engine.TextAsync("SELECT count(*), count(DISTINCT ledger_id) FROM main.ledgers_removed")).Should().Equal("4|4");
    }

    [Fact]
    public async Task At_every_point_of_it_the_old_dataset_stands_or_the_new_one()
    {
        await FillAsync();
        var images = new CrashImages(Root);
        try
        {
            Folder.Reached = images.Take;
            await using (var writer = await DatasetWriter.OpenReplacementAsync(Folder, Main, Other, Cancel))
            {
                await writer.PublishAsync(RefreshState.Empty, Cancel);
            }

            Folder.Reached = static _ => { };
            var renamed = images.All.ToList().FindIndex(i => i.Point == "manifest renamed");
            for (var i = 0; i < images.All.Count; i++)
            {
                using var folder = DataFolder.Open(images.All[i].Path, Clock);
                (await new QueryEngine(folder).TextAsync("SELECT (SELECT count(*) FROM main.ledgers), (SELECT count(*) FROM main.ledgers_removed)"))
                    .Should().Equal(i < renamed ? "3|1" : "0|4");
                await using var writer = await DatasetWriter.OpenAsync(folder, Main, i < renamed ? Samples.Ledgers : Other, Cancel);
                (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty();
            }
        }
        finally
        {
            images.Delete();
        }
    }

    [Fact]
    public async Task A_damaged_file_and_another_key_do_not_stop_it()
    {
        await FillAsync();
        await File.WriteAllTextAsync(Folder.Part((await ManifestAsync()).Files.First(f => f.Role == FileRole.Rows)), "no Parquet", Cancel);
        await using (var writer = await DatasetWriter.OpenReplacementAsync(Folder, Main, Samples.Ledgers, Cancel))
        {
            (await writer.PublishAsync(RefreshState.Empty, Cancel)).RowsRemoved.Should().Be(2);
        }

        await using (var writer = await DatasetWriter.OpenReplacementAsync(Folder, Main, Samples.Ledgers with { Fingerprint = "key", PrimaryKey = ["asset"] }, Cancel))
        {
            await writer.PublishAsync(RefreshState.Empty, Cancel);
        }

        (await Engine.TextAsync("SELECT count(*) FROM main.ledgers_removed")).Should().Equal("3");
    }

    private async Task FillAsync()
    {
        await using var writer = await OpenAsync();
        await CommitAsync(writer, "run-1", Rows);
        writer.BeginComparison(new(Row.At(10, 15).ToUnixTimeSeconds(), Row.At(12).ToUnixTimeSeconds()));
        writer.RemoveUnseen("gone", "run-2");
        await writer.CommitAsync(writer.Manifest.State, Cancel);
    }
}

using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Querying;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Datasets;

public sealed class ReplacementTests : StorageTest
{
    [Fact]
    public async Task The_old_rows_stay_until_the_new_ones_are_published()
    {
        await CommitAsync(new Row("L1", Row.At(9)), new Row("L2", Row.At(10)), new Row("L3", Row.At(11)));
        await using var writer = await DatasetWriter.OpenReplacementAsync(Folder, Main, Samples.Ledgers, Cancel);
        await CommitAsync(writer, "run-2", new Row("L1", Row.At(9)), new Row("L2", Row.At(10), "5"));
        await CommitAsync(writer, "run-2", new Row("L4", Row.At(10)), new Row("L2", Row.At(10), "6"));
        (await StoredAsync()).Select(r => r.Id).Should().Equal("L1", "L2", "L3");

        await writer.PublishAsync(new() { Intervals = [new ReadInterval(null, 5)] }, Cancel);

        (await StoredAsync()).Select(r => (r.Id, r.Amount![..1], r.RunId)).Should().Equal(
            ("L1", "1", "run-1"), ("L2", "6", "run-2"), ("L4", "1", "run-2"));
        (await ManifestAsync()).State.Intervals.Should().Equal(new ReadInterval(null, 5));
    }

    [Fact]
    public async Task After_it_the_writer_goes_on_as_any_other()
    {
        await using var writer = await DatasetWriter.OpenReplacementAsync(Folder, Main, Samples.Ledgers, Cancel);
        await CommitAsync(writer, "run-1", new Row("L1", Row.At(9)));
        await writer.PublishAsync(RefreshState.Empty, Cancel);
        await CommitAsync(writer, "run-1", new Row("L2", Row.At(9)));

        (await StoredAsync()).Select(r => r.Id).Should().Equal("L1", "L2");
    }

    [Fact]
    public async Task One_that_is_never_published_leaves_nothing()
    {
        await CommitAsync(new Row("L1", Row.At(9)));
        await using (var writer = await DatasetWriter.OpenReplacementAsync(Folder, Main, Samples.Ledgers, Cancel))
        {
            await CommitAsync(writer, "run-2", new Row("L2", Row.At(9)));
        }

        await CommitAsync(new Row("L3", Row.At(9)));
        (await StoredAsync()).Select(r => r.Id).Should().Equal("L1", "L3");
        var manifest = await ManifestAsync();
        Directory.EnumerateFiles(Folder.FilesPath, "*.part", SearchOption.AllDirectories).Should().HaveCount(manifest.Files.Count + manifest.Superseded.Count);
    }

    [Fact]
    public async Task It_brings_a_changed_schema()
    {
        await CommitAsync(new Row("L1", Row.At(9)));
        var changed = Samples.Ledgers with { Fingerprint = "f2", Columns = [.. Samples.Ledgers.Columns, new("fee", ColumnType.Decimal(38, 18), "A fee.")] };
        await using (var writer = await DatasetWriter.OpenReplacementAsync(Folder, Main, changed, Cancel))
        {
            using var batch = new RecordBatch([.. changed.Columns.Select(c => c.Type)]);
            using var row = Row.Batch(new Row("L1", Row.At(9)));
            for (var i = 0; i < row.Columns.Count; i++)
            {
                batch.Columns[i].AppendFrom(row.Columns[i], 0);
            }

            ((DecimalColumn)batch.Columns[8]).Append(5);
            batch.Rescued.AppendNull();
            writer.Stage(batch, new(Clock.Now, "run-2", 1));
            await writer.PublishAsync(RefreshState.Empty, Cancel);
        }

        (await new QueryEngine(Folder).TextAsync("SELECT ledger_id, fee FROM main.ledgers")).Should().Equal("L1|0.000000000000000005");
        await using (await OpenAsync(changed))
        {
        }
    }

    [Theory]
    [InlineData("broken")]
    [InlineData("missing")]
    [InlineData("damaged file")]
    public async Task It_is_the_way_out_of_a_damaged_dataset(string damage)
    {
        await CommitAsync(new Row("L1", Row.At(9)));
        var manifest = Path.Combine(Folder.ConnectionsPath, "main", "ledgers", "_flitch.json");
        var part = Path.Combine(Folder.FilesPath, (await ManifestAsync()).Files.Single().Path);
        switch (damage)
        {
            case "broken": await File.WriteAllTextAsync(manifest, "{", Cancel); break;
            case "missing": File.Delete(manifest); break;
            default: await File.WriteAllTextAsync(part, "not Parquet at all", Cancel); break;
        }

        await using (var writer = await DatasetWriter.OpenReplacementAsync(Folder, Main, Samples.Ledgers, Cancel))
        {
            File.Exists(part).Should().BeTrue("nothing goes before the new rows are there");
            await CommitAsync(writer, "run-2", new Row("L1", Row.At(9)), new Row("L2", Row.At(9)));
            await writer.PublishAsync(RefreshState.Empty, Cancel);
        }

        (await StoredAsync()).Select(r => r.Id).Should().Equal("L1", "L2");
    }

    [Fact]
    public async Task A_snapshots_history_outlives_it()
    {
        await using (var writer = await OpenAsync(Samples.Balance))
        {
            using var batch = BalanceRows.Batch(("XXBT", "1"));
            writer.Stage(batch, new(Clock.Now, "run-1", 1));
            await writer.CommitSnapshotAsync(Clock.Now, "run-1", RefreshState.Empty, Cancel);
        }

        await using (var writer = await DatasetWriter.OpenReplacementAsync(Folder, Main, Samples.Balance, Cancel))
        {
            writer.IsReplacement.Should().BeFalse();
            await writer.CommitSnapshotAsync(Clock.Now.AddMinutes(1), "run-2", RefreshState.Empty, Cancel);
        }

        (await new QueryEngine(Folder).TextAsync("SELECT count(*) FROM main.balance_history")).Should().Equal("1");
    }

    [Fact]
    public async Task Only_a_replacement_is_published()
    {
        await using var writer = await OpenAsync();

        await writer.Invoking(w => w.PublishAsync(RefreshState.Empty, Cancel)).Should().ThrowAsync<InvalidOperationException>();
    }
}

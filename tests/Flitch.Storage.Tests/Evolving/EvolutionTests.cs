using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Connectors.Reading;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Querying;
using Flitch.Storage.Tests.Crashes;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Evolving;

/// <summary>The commit that brings a dataset to another schema, as a whole.</summary>
public sealed class EvolutionTests : EvolutionTest
{
    private static readonly RefreshState State = new() { Intervals = [new(null, 99)], RefreshedAt = ManualClock.Start };

    private static readonly Row[] Rows = [new("L1", Row.At(9)), new("L2", Row.At(10)) { Rescued = """{"fee":"1"}""" }, new("L3", Row.At(11, 3)), new("L4", Row.At(11, 20)), new("L5", null)];

    private static ObjectDescriptor WithFee => Plus(new ColumnDescriptor("fee", ColumnType.Decimal(38, 18), "A fee.") { Source = "fee" });

    [Fact]
    public async Task One_commit_brings_every_file_and_leaves_the_state()
    {
        await FillAsync();
        var before = await ManifestAsync();

        await EvolveAsync(WithFee);

        var after = await ManifestAsync();
        after.Commit.Should().Be(before.Commit + 1);
        after.State.Should().BeEquivalentTo(State);
        after.Files.Should().HaveCount(before.Files.Count).And.NotContain(f => before.Files.Any(b => b.Path == f.Path));
        after.Superseded.Select(s => s.Path).Should().Contain(before.Files.Select(f => f.Path));
    }

    [Fact]
    public async Task The_order_of_columns_can_change()
    {
        await FillAsync();
        await EvolveAsync(Samples.Ledgers with { Fingerprint = "turned", Columns = [.. Samples.Ledgers.Columns.Reverse()] });

        (await StoredAsync()).Select(r => r.Id).Should().Equal("L1", "L2", "L3", "L4", "L5");
    }

    [Theory]
    [InlineData(PartitionUnit.Day, 5)]
    [InlineData(PartitionUnit.Year, 2)]
    public async Task Rows_move_to_the_partitions_of_another_unit(PartitionUnit unit, int files)
    {
        await FillAsync();
        await using (var writer = await OpenAsync())
        {
            writer.BeginComparison(new(null, Row.At(9).ToUnixTimeSeconds()));
            writer.RemoveUnseen("gone", "run-2");
            await writer.CommitAsync(State, Cancel);
            await CommitAsync(writer, "run-1", Rows[0]);
        }

        var divided = Samples.Ledgers with { Fingerprint = "divided", Partition = new(unit, "time") };
        await EvolveAsync(divided);

        (await ManifestAsync()).Files.Count(f => f.Role == FileRole.Rows).Should().Be(files);
        var key = $"{unit}".ToUpperInvariant();
        (await Engine.TextAsync($"SELECT count(*), count({key}) FROM main.ledgers WHERE {key} IS NULL OR {key} = date_trunc('{key}', time)")).Should().Equal("5|4");
        (await Engine.TextAsync("SELECT ledger_id, _reason FROM main.ledgers_removed")).Should().Equal("L1|gone");
        Directory.EnumerateFiles(Path.Combine(Folder.ConnectionsPath, "main"), "*.parquet", SearchOption.AllDirectories).Should().HaveCount(files + 1);
        await using var again = await OpenAsync(divided);
        (await CommitAsync(again, "run-3", Rows)).RowsUnchanged.Should().Be(5);
    }

    public static TheoryData<string, ObjectDescriptor> Obstacles => new()
    {
        { "primary key", Samples.Ledgers with { Fingerprint = "o", PrimaryKey = ["ledger_id", "asset"] } },
        { "primary key", Retyped("ledger_id", ColumnType.Integer) },
        { "cursor", Samples.Ledgers with { Fingerprint = "o", Columns = [.. Samples.Ledgers.Columns, new("at", ColumnType.Timestamp, "")], Cursor = "at" } },
        { "request parameter", Samples.Ledgers with { Fingerprint = "o", PinnedParameters = [new("rebase_multiplier", "rebased")] } },
        { "read whole", Samples.Ledgers with { Fingerprint = "o", Mode = RefreshMode.Snapshot, Cursor = null, Partition = null } },
    };

    [Theory]
    [MemberData(nameof(Obstacles))]
    public async Task What_rows_cannot_follow_is_refused_with_the_way_out(string why, ObjectDescriptor descriptor)
    {
        await FillAsync();

        var error = (await FluentActions.Invoking(() => OpenAsync(descriptor)).Should().ThrowAsync<FlitchException>()).Which.Error;

        error.Should().Match<ErrorInfo>(e => e.Code == "storage:schema-changed" && e.Fix.Contains("--full") && e.Summary.Contains(why));
        (await StoredAsync()).Should().HaveCount(5);
    }

    [Fact]
    public async Task An_altered_file_does_not_become_right_by_being_written_anew()
    {
        await FillAsync();
        await using (var writer = await OpenAsync())
        {
            await writer.CommitAsync(State with { Intervals = [new(null, Row.At(12).ToUnixTimeSeconds())] }, Cancel);
        }

        Hands.RewriteInPlace(Folder.Part((await ManifestAsync()).Files.Single(f => f.Partition?.Month == 11)), "SELECT * FROM {0} WHERE ledger_id <> 'L4'");

        await EvolveAsync(WithFee);

        (await ManifestAsync()).State.Intervals.Should().Equal(
            new ReadInterval(null, Row.At(11, 20).ToUnixTimeSeconds() - 1), new ReadInterval(Row.At(11, 21).ToUnixTimeSeconds(), Row.At(12).ToUnixTimeSeconds()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_cannot_be_read_is_named_and_nothing_done(bool missing)
    {
        await FillAsync();
        var part = Folder.Part((await ManifestAsync()).Files[1]);
        File.Delete(part);
        if (!missing)
        {
            await File.WriteAllTextAsync(part, "no Parquet", Cancel);
        }

        var error = (await FluentActions.Invoking(() => OpenAsync(WithFee)).Should().ThrowAsync<FlitchException>()).Which.Error;

        error.Should().Match<ErrorInfo>(e => e.Code == "storage:evolution-file" && e.Summary.Contains(part) && e.Fix.Contains("--full"));
    }

    [Fact]
    public async Task A_crash_at_any_point_leaves_the_old_dataset_whole_or_the_new_one()
    {
        await FillAsync();
        var descriptor = Changed(c => c.Name switch
        {
            "count" => [],
            "amount" => [c with { Type = ColumnType.Text }],
            "asset" => [c with { Name = "coin", Aliases = ["asset"] }, new("fee", ColumnType.Decimal(38, 18), "A fee.") { Source = "fee" }],
            _ => [c],
        }) with { Partition = new(PartitionUnit.Year, "time") };
        const string Old = "SELECT ledger_id, amount, asset, count, _rescued FROM main.ledgers ORDER BY ALL";
        const string New = "SELECT ledger_id, amount, coin, fee, _rescued FROM main.ledgers ORDER BY ALL";
        var before = await Engine.TextAsync(Old);
        var images = new CrashImages(Root);
        try
        {
            Folder.Reached = images.Take;
            await using (var writer = await OpenAsync(descriptor))
            {
                writer.SchemaChanges.Should().Be("The schema has changed since the last run: fee is new, count is gone, asset is now coin, amount was DECIMAL(38,18) and is VARCHAR, rows are divided anew.");
            }

            Folder.Reached = static _ => { };
            await EvolveAsync(descriptor);
            var after = await Engine.TextAsync(New);
            var renamed = images.All.ToList().FindIndex(i => i.Point == "manifest renamed");
            renamed.Should().BeGreaterThan(5);
            for (var i = 0; i < images.All.Count; i++)
            {
                using var folder = DataFolder.Open(images.All[i].Path, Clock);
                (await new QueryEngine(folder).TextAsync(i < renamed ? Old : New)).Should().Equal(i < renamed ? before : after, images.All[i].Point);
                await using (await DatasetWriter.OpenAsync(folder, Main, i % 2 == 0 && i < renamed ? Samples.Ledgers : descriptor, Cancel))
                {
                }

                await using var writer = await DatasetWriter.OpenAsync(folder, Main, descriptor, Cancel);
                (await new QueryEngine(folder).TextAsync(New)).Should().Equal(after);
                (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty();
                writer.Manifest.State.Should().BeEquivalentTo(State);
            }
        }
        finally
        {
            images.Delete();
        }
    }

    [Fact]
    public async Task Snapshots_and_their_history_follow()
    {
        await using (var writer = await OpenAsync(Samples.Balance))
        {
            await SnapshotAsync(writer, 0, """{"credit":"5"}""", ("XXBT", "1.5"), ("ZUSD", "2"));
            await SnapshotAsync(writer, 1, null, ("XXBT", "2.5"));
        }

        var changed = Samples.Balance with
        {
            Fingerprint = "b2",
            Columns = [Samples.Balance.Columns[0], new("total", ColumnType.Text, "How much.") { Source = "total", Aliases = ["balance"] }, new("credit", ColumnType.Decimal(38, 18), "Credit.") { Source = "credit" }],
            PrimaryKey = ["asset", "total"],
        };
        await using (var writer = await OpenAsync(changed))
        {
            (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty();
            writer.Manifest.Snapshot!.Rows.Should().Be(1);
        }

        (await Engine.TextAsync("SELECT asset, total, credit::INT, _rescued FROM main.balance")).Should().Equal("XXBT|2.5||");
        (await Engine.TextAsync("SELECT asset, total, credit::INT, _rescued FROM main.balance_history ORDER BY ALL")).Should().Equal("XXBT|1.5|5|", "XXBT|2.5||", "ZUSD|2|5|");
        (await Engine.TextAsync("SELECT count(*) FROM main.balance_snapshots")).Should().Equal("2");
    }

    [Fact]
    public async Task A_snapshots_other_parameters_change_nothing_of_its_history()
    {
        await using (var writer = await OpenAsync(Samples.Balance))
        {
            await SnapshotAsync(writer, 0, null, ("XXBT", "1.5"));
        }

        await using (await OpenAsync(Samples.Balance with { Fingerprint = "b2", PinnedParameters = [new("rebase_multiplier", "base")] }))
        {
        }

        (await Engine.TextAsync("SELECT asset, CAST(balance AS DECIMAL(9, 1)), _rescued FROM main.balance_history")).Should().Equal("XXBT|1.5|");
    }

    [Fact]
    public async Task A_snapshots_type_that_would_lose_a_value_asks_for_full_which_keeps_the_history()
    {
        await using (var writer = await OpenAsync(Samples.Balance))
        {
            await SnapshotAsync(writer, 0, null, ("XXBT", "1.5"));
        }

        var changed = Samples.Balance with { Fingerprint = "b2", Columns = [Samples.Balance.Columns[0], Samples.Balance.Columns[1] with { Type = ColumnType.Integer }] };
        await FluentActions.Invoking(() => OpenAsync(changed)).Should().ThrowAsync<FlitchException>().Where(e => e.Error.Code == "storage:retype-loses");
        await using (await DatasetWriter.OpenReplacementAsync(Folder, Main, changed, Cancel))
        {
        }

        (await Engine.TextAsync("SELECT asset, balance, _rescued FROM main.balance_history")).Should().Equal("""XXBT||{"balance":"1.5"}""");
        await using (await OpenAsync(changed))
        {
        }
    }

    private async Task FillAsync()
    {
        await using var writer = await OpenAsync();
        using var batch = Row.Batch(Rows);
        writer.Stage(batch, new(ManualClock.Start, "run-1", 1));
        await writer.CommitAsync(State, Cancel);
    }

    private async Task SnapshotAsync(DatasetWriter writer, int minute, string? rescued, params (string, string)[] rows)
    {
        using var batch = BalanceRows.Batch(rows);
        if (rescued is not null)
        {
            batch.Rescued.Truncate(0);
            rows.ToList().ForEach(_ => batch.Rescued.Append(rescued));
        }

        writer.Stage(batch, new(Clock.Now, "staged", 1));
        await writer.CommitSnapshotAsync(Clock.Now.AddMinutes(minute), $"run-{minute}", RefreshState.Empty, Cancel);
    }
}

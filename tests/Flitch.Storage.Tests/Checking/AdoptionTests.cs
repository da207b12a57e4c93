using Flitch.Connectors;
using Flitch.Connectors.Reading;
using Flitch.Storage.Checking;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Querying;
using Flitch.Storage.Tests.Crashes;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Checking;

public sealed class AdoptionTests : StorageTest
{
    private static readonly Row[] Rows =
    [
        new("L1", Row.At(10)), new("L2", Row.At(11)), new("L3", Row.At(11, 5)), new("L4", Row.At(11, 5, 9)), new("L5", Row.At(11, 9)), new("L6", Row.At(12)), new("L7", null),
    ];

    private static readonly RefreshState Complete = new()
    {
        Intervals = [new(Second(9), Second(12, 20))],
        Listings = [new("hidden") { AskedAt = ManualClock.Start, State = new() { Intervals = [new(Second(9), Second(12, 20))] } }],
        RemovedRows = 3,
        FullAt = ManualClock.Start,
    };

    [Theory]
    [InlineData("SELECT * FROM {0} WHERE ledger_id <> 'L3'")]
    [InlineData("SELECT * FROM {0} UNION ALL SELECT * REPLACE ('L35' AS ledger_id) FROM {0} WHERE ledger_id = 'L4' ORDER BY time, ledger_id")]
    [InlineData("SELECT * REPLACE ((CASE WHEN ledger_id = 'L3' THEN amount + 0.000000000000000001 ELSE amount END)::DECIMAL(38,18) AS amount) FROM {0}")]
    public async Task An_altered_file_is_taken_as_it_is_and_only_the_day_is_read_again(string select)
    {
        await FillAsync();
        var file = (await ManifestAsync()).Files.Single(f => f.Partition?.Month == 11);
        Hands.RewriteInPlace(Folder.Part(file), select);
        var byHand = await AmountsAsync();

        var result = await AdoptAsync();

        result.ReadAgain.Should().Equal(new ReadInterval(Second(11, 5) - 1, Second(11, 6)));
        result.HasRowsWithoutDay.Should().BeFalse();
        var manifest = await ManifestAsync();
        IReadOnlyList<ReadInterval> left = [new(Second(9), Second(11, 5) - 1), new(Second(11, 6), Second(12, 20))];
        manifest.State.Should().BeEquivalentTo(Complete with { Intervals = left, Listings = [new("hidden") { AskedAt = ManualClock.Start, State = new() { Intervals = left } }] });
        (await AmountsAsync()).Should().Equal(byHand);
        manifest.Files.Should().NotContain(f => f.Path == file.Path, "the file is written anew").And.HaveCount(4);
        await ShouldBeWholeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_file_goes_and_all_its_days_are_read_again(bool damaged)
    {
        await FillAsync();
        var file = (await ManifestAsync()).Files.Single(f => f.Partition?.Month == 11);
        File.Delete(Folder.Part(file));
        if (damaged)
        {
            await File.WriteAllTextAsync(Folder.Part(file), "not Parquet at all", Cancel);
        }

        var result = await AdoptAsync();

        result.RowsLost.Should().Be(4);
        result.ReadAgain.Should().Equal(
            new ReadInterval(Second(11) - 1, Second(11, 2)), new(Second(11, 5) - 1, Second(11, 6)), new(Second(11, 9) - 1, Second(11, 10)));
        (await StoredAsync()).Select(r => r.Id).Should().Equal("L1", "L6", "L7");
        await ShouldBeWholeAsync();
        (await CommitAsync(Rows)).Should().BeEquivalentTo(new { RowsAdded = 4L, RowsUnchanged = 3L });
    }

    [Fact]
    public async Task Rows_without_a_time_are_told_of_as_no_stretch_brings_them_back()
    {
        await FillAsync();
        File.Delete(Folder.Part((await ManifestAsync()).Files.Single(f => f.Partition is null)));

        (await AdoptAsync()).Should().BeEquivalentTo(new { HasRowsWithoutDay = true, RowsLost = 1L, ReadAgain = Array.Empty<ReadInterval>() });
        (await ManifestAsync()).State.Listings.Single().Should().BeEquivalentTo(new ListingState("hidden"), "it holds the rows without a time");
    }

    [Fact]
    public async Task When_every_file_is_lost_the_empty_dataset_is_there_and_claims_nothing_of_their_days()
    {
        await FillAsync();
        (await ManifestAsync()).Files.ToList().ForEach(f => File.Delete(Folder.Part(f)));

        (await AdoptAsync()).RowsLost.Should().Be(7);

        (await new QueryEngine(Folder).TextAsync("SELECT count(*) FROM main.ledgers")).Should().Equal("0");
        foreach (var row in Rows.Where(r => r.Time is not null))
        {
            IntervalSet.Covers((await ManifestAsync()).State.Intervals, new(row.Time!.Value.ToUnixTimeSeconds() - 1, row.Time.Value.ToUnixTimeSeconds())).Should().BeFalse();
        }
    }

    [Fact]
    public async Task Of_rows_with_one_key_the_newest_stays_wherever_they_stand()
    {
        await FillAsync();
        var files = (await ManifestAsync()).Files;
        Hands.RewriteInPlace(
            Folder.Part(files.Single(f => f.Partition?.Month == 10)),
            "SELECT * FROM {0} UNION ALL SELECT * REPLACE ('L3' AS ledger_id, 77::DECIMAL(38,18) AS amount, _synced_at + INTERVAL 1 HOUR AS _synced_at) FROM {0}");
        Hands.RewriteInPlace(Folder.Part(files.Single(f => f.Partition?.Month == 12)), "SELECT * FROM {0} UNION ALL FROM {0}");

        var result = await AdoptAsync();

        result.ReadAgain.Should().Equal(
            new ReadInterval(Second(10) - 1, Second(10, 2)), new(Second(11, 5) - 1, Second(11, 6)), new(Second(12) - 1, Second(12, 2)));
        (await AmountsAsync()).Should().Equal("L1|1", "L2|1", "L3|77", "L4|1", "L5|1", "L6|1", "L7|1");
        await ShouldBeWholeAsync();
    }

    [Fact]
    public async Task Rows_in_a_foreign_partition_and_out_of_order_are_put_right()
    {
        await FillAsync();
        Hands.RewriteInPlace(
            Folder.Part((await ManifestAsync()).Files.Single(f => f.Partition?.Month == 11)),
            "SELECT * REPLACE (CASE WHEN ledger_id = 'L3' THEN TIMESTAMPTZ '2026-12-02 00:00:00+00' ELSE time END AS time) FROM {0}");

        await AdoptAsync();

        (await StoredAsync()).Single(r => r.Id == "L3").Folder.Should().Be("month=2026-12-01");
        await ShouldBeWholeAsync();
    }

    [Fact]
    public async Task A_replaced_link_is_renewed_and_nothing_read_again()
    {
        await FillAsync();
        var before = await ManifestAsync();
        Hands.Replace(Folder.Link(before.Files[1]), "SELECT * FROM {0} LIMIT 1");

        (await AdoptAsync()).ReadAgain.Should().BeEmpty();

        (await ManifestAsync()).Files.Should().Equal(before.Files);
        (await ManifestAsync()).State.Should().BeEquivalentTo(before.State);
        await ShouldBeWholeAsync();
    }

    [Fact]
    public async Task A_file_whose_days_the_manifest_never_stated_is_read_again_whole()
    {
        await FillAsync();
        var path = Path.Combine(Folder.ConnectionsPath, "main", "ledgers", "_flitch.json");
        var json = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(path, Cancel))!;
        json["files"]!.AsArray().ToList().ForEach(f => f!.AsObject().Remove("days"));
        await File.WriteAllTextAsync(path, json.ToJsonString(), Cancel);
        Hands.RewriteInPlace(Folder.Part((await ManifestAsync()).Files.Single(f => f.Partition?.Month == 11)), "SELECT * FROM {0} WHERE ledger_id <> 'L5'");

        var again = (await AdoptAsync()).ReadAgain.Should().ContainSingle().Subject;

        again.From.Should().BeLessThan(Second(11));
        again.To.Should().BeGreaterThan(Second(11, 9), "the row that is missing was the last");
    }

    [Fact]
    public async Task A_crash_at_any_point_leaves_what_was_or_what_is_and_no_claim_too_many()
    {
        await FillAsync();
        var files = (await ManifestAsync()).Files;
        Hands.RewriteInPlace(Folder.Part(files.Single(f => f.Partition?.Month == 11)), "SELECT * FROM {0} WHERE ledger_id <> 'L3'");
        File.Delete(Folder.Part(files.Single(f => f.Partition?.Month == 10)));
        var images = new CrashImages(Root);
        try
        {
            Folder.Reached = images.Take;
            await AdoptAsync();
            Folder.Reached = static _ => { };
            var renamed = images.All.ToList().FindIndex(i => i.Point == "manifest renamed");
            renamed.Should().BePositive();
            for (var i = 0; i < images.All.Count; i++)
            {
                using var folder = DataFolder.Open(images.All[i].Path, Clock);
                await using var writer = await DatasetWriter.OpenAsync(folder, Main, Samples.Ledgers, Cancel);
                var findings = await writer.CheckFilesAsync(Cancel);
                findings.Select(f => f.Kind).Should().BeEquivalentTo(i < renamed ? [FileFindingKind.Missing, FileFindingKind.Altered] : Array.Empty<FileFindingKind>(), images.All[i].Point);
                var again = await writer.AdoptFilesAsync(findings, Cancel);
                again.ReadAgain.Should().HaveCount(i < renamed ? 2 : 0);
                writer.Manifest.State.Intervals.Should().HaveCount(3);
                (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty();
            }
        }
        finally
        {
            images.Delete();
        }
    }

    [Fact]
    public async Task A_commit_does_not_build_on_an_altered_file_and_says_how_to_mend_it()
    {
        await FillAsync();
        Hands.RewriteInPlace(Folder.Part((await ManifestAsync()).Files.Single(f => f.Partition?.Month == 11)), "SELECT * FROM {0} WHERE ledger_id <> 'L3'");
        var before = await ManifestAsync();

        var error = (await FluentActions.Invoking(() => CommitAsync(new Row("L9", Row.At(11)))).Should().ThrowAsync<FlitchException>()).Which.Error;

        error.Should().Match<ErrorInfo>(e => e.Code == "storage:file-altered" && e.Summary.Contains("5 rows and has 4") && e.Fix.Contains("verify"));
        (await ManifestAsync()).Should().BeEquivalentTo(before);
        await AdoptAsync();
        (await CommitAsync(new Row("L9", Row.At(11)), Rows[2])).RowsAdded.Should().Be(2);
        await ShouldBeWholeAsync();
    }

    [Fact]
    public async Task Nothing_may_be_staged()
    {
        await using var writer = await OpenAsync();
        using var batch = Row.Batch(Rows);
        writer.Stage(batch, new(Clock.Now, "run-1", 1));

        await writer.Invoking(w => w.AdoptFilesAsync([], Cancel)).Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task The_newest_snapshot_is_restored_from_the_history_and_counts_as_none_when_that_is_damaged_too()
    {
        await using var writer = await OpenAsync(Samples.Balance);
        await SnapshotAsync(writer, ("XXBT", "1"), ("ZUSD", "2"));
        await SnapshotAsync(writer, ("XXBT", "3"), ("ZUSD", "2"));
        Hands.RewriteInPlace(Folder.Part(Of(writer, FileRole.Current)), "SELECT * FROM {0} LIMIT 1");

        await writer.AdoptFilesAsync(await writer.CheckFilesAsync(Cancel), Cancel);

        (await new QueryEngine(Folder).TextAsync("SELECT asset, balance::INT FROM main.balance")).Should().Equal("XXBT|3", "ZUSD|2");
        writer.Manifest.Snapshot!.Rows.Should().Be(2);
        (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty();

        Hands.RewriteInPlace(Folder.Part(Of(writer, FileRole.Current)), "SELECT * FROM {0} LIMIT 1");
        Hands.RewriteInPlace(Folder.Part(Of(writer, FileRole.History)), "SELECT * FROM {0} WHERE balance < 3");
        File.Delete(Folder.Part(Of(writer, FileRole.Snapshots)));
        await writer.AdoptFilesAsync(await writer.CheckFilesAsync(Cancel), Cancel);

        writer.Manifest.Snapshot.Should().BeNull("the next snapshot is the first that is known");
        (await new QueryEngine(Folder).TextAsync("SELECT (SELECT count(*) FROM main.balance), (SELECT count(*) FROM main.balance_history), (SELECT count(*) FROM main.balance_snapshots)")).Should().Equal("0|3|0");
        (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty();
        await SnapshotAsync(writer, ("XXBT", "3"));
        (await new QueryEngine(Folder).TextAsync("SELECT count(*) FROM main.balance_history")).Should().Equal("4");
    }

    private static LiveFile Of(DatasetWriter writer, FileRole role) => writer.Manifest.Files.Single(f => f.Role == role);

    private async Task SnapshotAsync(DatasetWriter writer, params (string, string)[] rows)
    {
        Clock.Now = Clock.Now.AddMinutes(1);
        using var batch = BalanceRows.Batch(rows);
        writer.Stage(batch, new(Clock.Now, "run-1", 1));
        await writer.CommitSnapshotAsync(Clock.Now, "run-1", RefreshState.Empty, Cancel);
    }

    private async Task FillAsync()
    {
        await using var writer = await OpenAsync();
        using var batch = Row.Batch(Rows);
        writer.Stage(batch, new(ManualClock.Start, "run-1", 1));
        await writer.CommitAsync(Complete, Cancel);
    }

    private async Task<AdoptionResult> AdoptAsync()
    {
        await using var writer = await OpenAsync();
        var result = await writer.AdoptFilesAsync(await writer.CheckFilesAsync(Cancel), Cancel);
        result.Warning.Should().BeNull();
        writer.StagedRows.Should().Be(0);
        return result;
    }

    private async Task ShouldBeWholeAsync()
    {
        await using var writer = await OpenAsync();
        (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty();
    }

    private Task<IReadOnlyList<string>> AmountsAsync() => new QueryEngine(Folder).TextAsync("SELECT ledger_id, CASE WHEN amount = amount::BIGINT THEN amount::BIGINT::VARCHAR ELSE amount::VARCHAR END FROM main.ledgers ORDER BY ALL");

    private static long Second(int month, int day = 1) => Row.At(month, day).ToUnixTimeSeconds();
}

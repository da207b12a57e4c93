using Flitch.Storage.Checking;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Checking;

public sealed class FileCheckTests : StorageTest
{
    private static readonly Row[] Rows =
    [
        new("L1", Row.At(10)), new("L2", Row.At(11)), new("L3", Row.At(11, 5)), new("L4", Row.At(11, 5, 9)), new("L5", Row.At(11, 9)), new("L6", null),
    ];

    [Fact]
    public async Task An_untouched_dataset_has_no_finding()
    {
        await CommitAsync(Rows);

        (await CheckAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("SELECT * FROM {0} WHERE ledger_id <> 'L3'", 1, 1, 2)]
    [InlineData("SELECT * FROM {0} UNION ALL SELECT * REPLACE ('L35' AS ledger_id) FROM {0} WHERE ledger_id = 'L4' ORDER BY time, ledger_id", 1, 3, 2)]
    [InlineData("SELECT * REPLACE ((CASE WHEN ledger_id = 'L3' THEN amount + 0.000000000000000001 ELSE amount END)::DECIMAL(38,18) AS amount) FROM {0}", 0, 2, 2)]
    [InlineData("SELECT * REPLACE (CASE WHEN ledger_id = 'L3' THEN '{\"a\":1}' END AS _rescued) FROM {0}", 0, 2, 2)]
    public async Task A_file_altered_in_place_is_narrowed_to_the_day(string select, int rows, int found, int stated)
    {
        await CommitAsync(Rows);
        var file = await NovemberAsync();
        Hands.RewriteInPlace(Folder.Part(file), select);

        var finding = (await CheckAsync()).Should().ContainSingle().Subject;

        finding.Should().BeEquivalentTo(new { Kind = FileFindingKind.Altered, File = file, Path = Folder.Part(file), Rows = (long)rows });
        finding.Days.Should().Equal(new DayDifference(new(2026, 11, 5), found, stated));
        finding.File.Partition.Should().Be(new DateOnly(2026, 11, 1));
    }

    [Fact]
    public async Task A_value_altered_by_hand_is_still_found_after_its_partition_was_written_anew()
    {
        await CommitAsync(Rows);
        Hands.RewriteInPlace(Folder.Part(await NovemberAsync()), "SELECT * REPLACE ((CASE WHEN ledger_id = 'L3' THEN amount + 0.000000000000000001 ELSE amount END)::DECIMAL(38,18) AS amount) FROM {0}");
        await CommitAsync(new Row("L9", Row.At(11, 20)), new Row("L2", Row.At(11), "8"));

        (await CheckAsync()).Should().ContainSingle().Which.Days.Should().Equal(new DayDifference(new(2026, 11, 5), 2, 2));
    }

    [Fact]
    public async Task A_row_that_changed_its_day_makes_both_days_differ()
    {
        await CommitAsync(Rows);
        Hands.RewriteInPlace(Folder.Part(await NovemberAsync()), "SELECT * REPLACE (CASE WHEN ledger_id = 'L3' THEN time + INTERVAL 1 DAY ELSE time END AS time) FROM {0} ORDER BY time, ledger_id");

        (await CheckAsync()).Should().ContainSingle().Which.Days.Should().Equal(new DayDifference(new(2026, 11, 5), 1, 2), new DayDifference(new(2026, 11, 6), 1, 0));
    }

    [Fact]
    public async Task Rows_without_a_cursor_are_a_day_of_their_own()
    {
        await CommitAsync(Rows);
        var file = (await ManifestAsync()).Files.Single(f => f.Partition is null);
        Hands.RewriteInPlace(Folder.Part(file), "SELECT * REPLACE (2::DECIMAL(38,18) AS amount) FROM {0}");

        (await CheckAsync()).Should().ContainSingle().Which.Days.Should().Equal(new DayDifference(null, 1, 1));
    }

    [Fact]
    public async Task Files_that_are_gone_or_no_Parquet_are_told_apart()
    {
        await CommitAsync(Rows);
        var manifest = await ManifestAsync();
        File.Delete(Folder.Part(manifest.Files[0]));
        var whole = await File.ReadAllBytesAsync(Folder.Part(manifest.Files[1]), Cancel);
        await File.WriteAllBytesAsync(Folder.Part(manifest.Files[1]), whole[..^9], Cancel);

        var findings = await CheckAsync();

        findings.Select(f => (f.Kind, f.File, f.Rows)).Should().BeEquivalentTo(
            [(FileFindingKind.Missing, manifest.Files[0], manifest.Files[0].Rows), (FileFindingKind.Unreadable, manifest.Files[1], manifest.Files[1].Rows)]);
        findings.Single(f => f.Kind == FileFindingKind.Unreadable).Reason.Should().Contain("No magic bytes").And.NotContain("LINE");
    }

    [Fact]
    public async Task A_byte_flipped_in_the_middle_does_not_go_unseen()
    {
        await CommitAsync([.. Enumerable.Range(0, 500).Select(i => new Row($"L{i:000}", Row.At(11, 1, i), $"{i}.{i}"))]);
        var file = (await ManifestAsync()).Files.Single();
        var bytes = await File.ReadAllBytesAsync(Folder.Part(file), Cancel);
        var unseen = 0;
        for (var at = 40; at < bytes.Length; at += bytes.Length / 40)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[at] ^= 0x10;
            await File.WriteAllBytesAsync(Folder.Part(file), damaged, Cancel);
            var findings = await CheckAsync();
            unseen += findings.Any(f => f.Kind is FileFindingKind.Altered or FileFindingKind.Unreadable) || await ReadsAsBeforeAsync(file, bytes, damaged) ? 0 : 1;
        }

        unseen.Should().Be(0);
    }

    [Fact]
    public async Task A_column_of_another_type_makes_a_file_unreadable_and_one_too_many_altered()
    {
        await CommitAsync(Rows);
        var manifest = await ManifestAsync();
        Hands.RewriteInPlace(Folder.Part(manifest.Files[1]), "SELECT * REPLACE (amount::DOUBLE AS amount) FROM {0}");
        Hands.RewriteInPlace(Folder.Part(manifest.Files[2]), "SELECT *, 1 AS mine FROM {0}");

        var findings = await CheckAsync();

        findings.Select(f => (f.Kind, f.File.Path)).Should().BeEquivalentTo([(FileFindingKind.Unreadable, manifest.Files[1].Path), (FileFindingKind.Altered, manifest.Files[2].Path)]);
        findings.Single(f => f.Kind == FileFindingKind.Unreadable).Reason.Should().Contain("amount");
        findings.Single(f => f.Kind == FileFindingKind.Altered).Days.Should().BeEmpty("its rows are right");
    }

    [Theory]
    [InlineData("SELECT * FROM {0} WHERE ledger_id <> 'L3'", 1, 0, 0)]
    [InlineData("SELECT * FROM {0} UNION ALL SELECT * REPLACE ('L9' AS ledger_id) FROM {0} WHERE ledger_id = 'L3'", 0, 1, 0)]
    [InlineData("SELECT * REPLACE ((amount + 0.000000000000000001)::DECIMAL(38,18) AS amount) FROM {0} WHERE ledger_id <> 'L5'", 1, 0, 3)]
    [InlineData("SELECT *, DATE '2026-11-01' AS month FROM {0} ORDER BY ledger_id DESC", 0, 0, 0)]
    public async Task A_link_replaced_by_a_rename_is_found_though_the_file_is_right(string select, int missing, int added, int changed)
    {
        await CommitAsync(Rows);
        var file = await NovemberAsync();
        Hands.Replace(Folder.Link(file), select);

        for (var times = 0; times < 2; times++) // opening a writer must not wipe the traces
        {
            var finding = (await CheckAsync()).Should().ContainSingle().Subject;
            finding.Should().BeEquivalentTo(new { Kind = FileFindingKind.LinkAltered, File = file, Path = Folder.Link(file), Rows = (long)(missing + added + changed) });
            finding.Link.Should().Be(new LinkDifference(missing, added, changed));
        }
    }

    [Fact]
    public async Task A_copy_in_the_place_of_a_link_is_as_good_as_one()
    {
        await CommitAsync(Rows);
        var file = await NovemberAsync();
        var content = await File.ReadAllBytesAsync(Folder.Link(file), Cancel);
        File.Delete(Folder.Link(file));
        await File.WriteAllBytesAsync(Folder.Link(file), content, Cancel);
        (await CheckAsync()).Should().BeEmpty();

        content[content.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(Folder.Link(file), content, Cancel);
        (await CheckAsync()).Should().ContainSingle().Which.Kind.Should().Be(FileFindingKind.LinkAltered);
    }

    [Fact]
    public async Task A_link_that_is_no_Parquet_is_told_with_the_reason()
    {
        await CommitAsync(Rows);
        var link = Folder.Link(await NovemberAsync());
        File.Delete(link);
        await File.WriteAllTextAsync(link, "mine", Cancel);

        (await CheckAsync()).Should().ContainSingle().Which.Should().Match<FileFinding>(f => f.Kind == FileFindingKind.LinkAltered && f.Link == null && f.Reason != null);
    }

    [Fact]
    public async Task A_commit_that_writes_the_partition_renews_its_link_and_no_other()
    {
        await CommitAsync(Rows);
        var manifest = await ManifestAsync();
        foreach (var file in manifest.Files)
        {
            Hands.Replace(Folder.Link(file), "SELECT * FROM {0} WHERE false");
        }

        await CommitAsync(new Row("L7", Row.At(11, 7)));

        (await CheckAsync()).Select(f => (f.Kind, f.File.Partition?.Month)).Should().BeEquivalentTo([(FileFindingKind.LinkAltered, 10), (FileFindingKind.LinkAltered, (int?)null)]);
    }

    [Fact]
    public async Task A_row_in_a_foreign_partition_and_one_out_of_order_are_found()
    {
        await CommitAsync(Rows);
        Hands.RewriteInPlace(Folder.Part(await NovemberAsync()), "SELECT * REPLACE (CASE WHEN ledger_id = 'L3' THEN TIMESTAMPTZ '2026-12-01 00:00:00+00' ELSE time END AS time) FROM {0}");

        var findings = await CheckAsync();

        findings.Select(f => (f.Kind, f.Rows)).Should().BeEquivalentTo([(FileFindingKind.Altered, 2L), (FileFindingKind.Misplaced, 1L), (FileFindingKind.Unordered, 1L)]);
    }

    [Fact]
    public async Task A_key_that_stands_twice_is_found_in_all_its_places()
    {
        await CommitAsync(Rows);
        var manifest = await ManifestAsync();
        Hands.RewriteInPlace(Folder.Part(manifest.Files.Single(f => f.Partition?.Month == 10)), "SELECT * REPLACE ('L3' AS ledger_id) FROM {0}");

        var findings = await CheckAsync();

        findings.Where(f => f.Kind == FileFindingKind.DuplicateKey).Select(f => (f.File.Partition!.Value.Month, f.Rows, f.Days.Single().Day!.Value.Day))
            .Should().BeEquivalentTo([(10, 1L, 1), (11, 1L, 5)]);
        findings.Single(f => f.Kind == FileFindingKind.Altered).Days.Should().Equal(new DayDifference(new(2026, 10, 1), 1, 1));
    }

    [Theory]
    [InlineData(FileRole.Current)]
    [InlineData(FileRole.History)]
    [InlineData(FileRole.Snapshots)]
    public async Task Snapshots_are_checked_too(FileRole role)
    {
        await using var writer = await OpenAsync(Samples.Balance);
        using var batch = BalanceRows.Batch(("XXBT", "1"), ("ZUSD", "2"));
        writer.Stage(batch, new(Clock.Now, "run-1", 1));
        await writer.CommitSnapshotAsync(Clock.Now, "run-1", RefreshState.Empty, Cancel);
        (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty();
        var file = writer.Manifest.Files.Single(f => f.Role == role);
        Hands.RewriteInPlace(Folder.Part(file), role == FileRole.Snapshots ? "SELECT * REPLACE (repeat('0', 32) AS content_hash) FROM {0}" : "SELECT * FROM {0} LIMIT 1");

        (await writer.CheckFilesAsync(Cancel)).Should().ContainSingle().Which.Should().Match<FileFinding>(f => f.Kind == FileFindingKind.Altered && f.File == file);
    }

    private async Task<LiveFile> NovemberAsync() => (await ManifestAsync()).Files.Single(f => f.Partition?.Month == 11);

    private async Task<IReadOnlyList<FileFinding>> CheckAsync()
    {
        await using var writer = await DatasetWriter.OpenAsync(Folder, Main, Samples.Ledgers, Cancel);
        return await writer.CheckFilesAsync(Cancel);
    }

    // A flipped bit may fall into what no reader looks at, such as statistics.
    private async Task<bool> ReadsAsBeforeAsync(LiveFile file, byte[] whole, byte[] damaged)
    {
        var other = Path.Combine(Root, "whole.parquet");
        await File.WriteAllBytesAsync(other, whole, Cancel);
        await File.WriteAllBytesAsync(Folder.Part(file), damaged, Cancel);
        using var duck = Queries.Bare();
        return duck.Text($"SELECT count(*) FROM (FROM read_parquet('{other}') EXCEPT ALL FROM read_parquet('{Folder.Part(file)}', hive_partitioning=false))").Single() == "0";
    }
}

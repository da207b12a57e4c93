using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Querying;
using Flitch.Storage.Snapshots;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Snapshots;

public sealed class SnapshotTests : StorageTest
{
    private static readonly DatasetName Balance = new("main", "balance");

    private QueryEngine Engine => new(Folder);

    [Fact]
    public async Task Before_the_first_snapshot_all_three_views_are_there_and_empty()
    {
        await using (await OpenAsync(Samples.Balance))
        {
        }

        foreach (var view in new[] { "balance", "balance_history", "balance_snapshots" })
        {
            (await Engine.TextAsync($"SELECT count(*) FROM main.{view}")).Should().Equal("0");
        }

        (await ManifestAsync(Balance)).Snapshot.Should().BeNull();
    }

    [Fact]
    public async Task Current_is_exactly_the_newest_snapshot_and_the_history_has_all()
    {
        await TakeAsync(0, ("XXBT", "1.5"), ("ZUSD", "10"));
        var second = await TakeAsync(5, ("ZUSD", "9.000000000000000001"));

        second.Should().BeEquivalentTo(new { Rows = 1L, Changed = true });
        (await Engine.TextAsync("SELECT asset, balance FROM main.balance")).Should().Equal("ZUSD|9.000000000000000001");
        (await Engine.TextAsync("SELECT minute(_synced_at), asset, balance FROM main.balance_history ORDER BY ALL")).Should().Equal(
            "0|XXBT|1.500000000000000000", "0|ZUSD|10.000000000000000000", "5|ZUSD|9.000000000000000001");
        (await Engine.TextAsync("SELECT minute(_synced_at), _run_id, rows FROM main.balance_snapshots ORDER BY ALL")).Should().Equal("0|run-0|2", "5|run-5|1");
    }

    [Fact]
    public async Task A_snapshot_equal_to_the_last_adds_a_line_and_no_rows()
    {
        var first = await TakeAsync(0, ("XXBT", "1.5"), ("ZUSD", "10"));
        var current = (await ManifestAsync(Balance)).Files.Single(f => f.Role == FileRole.Current);
        var second = await TakeAsync(5, ("ZUSD", "10.0"), ("XXBT", "1.50"));

        second.Changed.Should().BeFalse();
        second.ContentHash.Should().Be(first.ContentHash).And.HaveLength(32);
        (await Engine.TextAsync("SELECT count(*) FROM main.balance_history")).Should().Equal("2");
        (await Engine.TextAsync("SELECT count(*), count(DISTINCT content_hash) FROM main.balance_snapshots")).Should().Equal("2|1");
        (await ManifestAsync(Balance)).Files.Should().Contain(current, "the rows are those of the first");
        (await ManifestAsync(Balance)).Snapshot!.TakenAt.Minute.Should().Be(5);
    }

    [Fact]
    public async Task No_rows_is_an_answer()
    {
        await TakeAsync(0, ("XXBT", "1.5"));
        (await TakeAsync(1)).Should().BeEquivalentTo(new { Rows = 0L, Changed = true });

        (await Engine.TextAsync("SELECT count(*) FROM main.balance")).Should().Equal("0");
        (await Engine.TextAsync("SELECT rows FROM main.balance_snapshots ORDER BY _synced_at")).Should().Equal("1", "0");
        (await Engine.TextAsync("SELECT count(*) FROM main.balance_history")).Should().Equal("1");
        (await TakeAsync(2)).Changed.Should().BeFalse();
        (await TakeAsync(3, ("XXBT", "1.5"))).Changed.Should().BeTrue();
    }

    [Fact]
    public async Task The_first_snapshot_counts_as_changed_even_without_rows() => (await TakeAsync(0)).Changed.Should().BeTrue();

    [Fact]
    public async Task All_rows_share_one_moment_and_one_run()
    {
        await using var writer = await OpenAsync(Samples.Balance);
        using var first = BalanceRows.Batch(("XXBT", "1"));
        using var second = BalanceRows.Batch(("ZUSD", "2"));
        writer.Stage(first, new(ManualClock.Start.AddSeconds(1), "other", 1));
        writer.Stage(second, new(ManualClock.Start.AddSeconds(2), "other", 2));
        await writer.CommitSnapshotAsync(ManualClock.Start.AddSeconds(3), "run-1", RefreshState.Empty, Cancel);

        (await Engine.TextAsync("SELECT asset, second(_synced_at), _run_id, _page FROM main.balance ORDER BY asset")).Should().Equal("XXBT|3|run-1|1", "ZUSD|3|run-1|2");
    }

    [Fact]
    public async Task A_day_of_history_is_one_file_and_joins_its_month_when_it_is_over()
    {
        await TakeAsync(0, ("XXBT", "1"));
        await TakeAsync(1, ("XXBT", "2"));
        History(await ManifestAsync(Balance)).Should().Equal(("2026-11-01", "2026-11-23", 2L));

        Clock.Now = ManualClock.Start.AddDays(1);
        await TakeAsync(0, ("XXBT", "2")); // nothing new, but the day is over
        History(await ManifestAsync(Balance)).Should().Equal(("2026-11-01", null, 2L));

        await TakeAsync(1, ("XXBT", "3"));
        Clock.Now = ManualClock.Start.AddDays(10);
        await TakeAsync(0, ("XXBT", "4"));
        History(await ManifestAsync(Balance)).Should().BeEquivalentTo(new[] { ("2026-11-01", (string?)null, 3L), ("2026-12-01", "2026-12-03", 1L) });
        (await Engine.TextAsync("SELECT month, count(*) FROM main.balance_history GROUP BY month ORDER BY month")).Should().Equal("11/01/2026|3", "12/01/2026|1");
        (await Engine.TextAsync("SELECT month, count(*) FROM main.balance_snapshots GROUP BY month ORDER BY month")).Should().Equal("11/01/2026|4", "12/01/2026|1");
    }

    private static IEnumerable<(string Month, string? Day, long Rows)> History(Manifest manifest) =>
        manifest.Files.Where(f => f.Role == FileRole.History).Select(f => ($"{f.Partition:yyyy-MM-dd}", f.Day is { } day ? $"{day:yyyy-MM-dd}" : null, f.Rows));

    private async Task<SnapshotResult> TakeAsync(int minute, params (string, string)[] rows)
    {
        await using var writer = await OpenAsync(Samples.Balance);
        using var batch = BalanceRows.Batch(rows);
        writer.Stage(batch, new(Clock.Now, "staged", 1));
        return await writer.CommitSnapshotAsync(Clock.Now.AddMinutes(minute), $"run-{minute}", RefreshState.Empty, Cancel);
    }
}

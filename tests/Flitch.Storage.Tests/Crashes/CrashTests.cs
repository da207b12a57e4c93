using Flitch.Connectors.Catalog;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Querying;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Crashes;

/// <summary>At every named point of a commit the folder is copied; each copy, opened anew, must hold the last commit or the new one, whole, and nothing else.</summary>
public sealed class CrashTests : StorageTest
{
    private const string RowsQuery = "SELECT ledger_id, amount, month FROM main.ledgers ORDER BY ALL";
    private const string BalanceQuery = "SELECT 'c', asset, balance FROM main.balance UNION ALL SELECT 'h', asset, balance FROM main.balance_history UNION ALL SELECT 's', _run_id, rows FROM main.balance_snapshots ORDER BY ALL";

    private CrashImages? _images;

    private CrashImages Images => _images ??= new(Root);

    [Fact]
    public async Task Creating_a_dataset()
    {
        _ = Folder;
        Folder.Reached = Images.Take;
        await using (await OpenAsync())
        {
        }

        await CheckAsync(Samples.Ledgers, RowsQuery, [], []);
    }

    [Fact]
    public async Task Adding_changing_and_moving_rows()
    {
        await CommitAsync(new Row("L1", Row.At(9), "1"), new Row("L2", Row.At(10), "2"), new Row("L3", Row.At(11), "3"));
        var before = await new QueryEngine(Folder).TextAsync(RowsQuery);
        Folder.Reached = Images.Take;
        await CommitAsync(new Row("L1", Row.At(12), "1"), new Row("L2", Row.At(10), "22"), new Row("L4", Row.At(11), "4"));

        var after = await new QueryEngine(Folder).TextAsync(RowsQuery);
        Images.All.Select(i => i.Point).Distinct().Should().BeEquivalentTo(
            "part written", "part flushed", "part renamed", "part placed",
            "manifest written", "manifest flushed", "manifest renamed", "manifest placed", "link renewed", "links renewed", "swept");
        await CheckAsync(Samples.Ledgers, RowsQuery, before, after);
    }

    [Fact]
    public async Task Taking_a_snapshot_on_a_new_day()
    {
        await SnapshotAsync("run-1", ("XXBT", "1"));
        var before = await new QueryEngine(Folder).TextAsync(BalanceQuery);
        Clock.Now = Clock.Now.AddDays(1);
        Folder.Reached = Images.Take;
        await SnapshotAsync("run-2", ("XXBT", "2"), ("ZUSD", "3"));

        var after = await new QueryEngine(Folder).TextAsync(BalanceQuery);
        await CheckAsync(Samples.Balance, BalanceQuery, before, after);
    }

    [Fact]
    public async Task Putting_a_replacement_in_place()
    {
        await CommitAsync(new Row("L1", Row.At(9), "1"), new Row("L2", Row.At(10), "2"));
        var before = await new QueryEngine(Folder).TextAsync(RowsQuery);
        Folder.Reached = Images.Take;
        await using (var writer = await DatasetWriter.OpenReplacementAsync(Folder, Main, Samples.Ledgers with { Fingerprint = "f2" }, Cancel))
        {
            await CommitAsync(writer, "run-2", new Row("L1", Row.At(9), "10"));
            await CommitAsync(writer, "run-2", new Row("L3", Row.At(9), "30"));
            await writer.PublishAsync(RefreshState.Empty, Cancel);
        }

        var after = await new QueryEngine(Folder).TextAsync(RowsQuery);
        after.Should().HaveCount(2);
        foreach (var (point, path) in Images.All)
        {
            using var folder = DataFolder.Open(path, Clock);
            (await new QueryEngine(folder).TextAsync(RowsQuery)).Should().Match<IReadOnlyList<string>>(r => r.SequenceEqual(before) || r.SequenceEqual(after), point);
        }

        (await new QueryEngine(DataFolder.Open(Images.All[^1].Path, Clock)).TextAsync(RowsQuery)).Should().Equal(after);
    }

    [Fact]
    public async Task Crash_after_crash_at_the_beginning_leaves_nothing_behind()
    {
        for (var i = 0; i < 5; i++)
        {
            Folder.Reached = point => { if (point == "manifest flushed") throw new InvalidOperationException("crash"); };
            await FluentActions.Invoking(() => OpenAsync(Samples.Balance)).Should().ThrowAsync<InvalidOperationException>();
        }

        Folder.Reached = static _ => { };
        await using (await OpenAsync(Samples.Balance))
        {
            Parts(Folder).Should().HaveCount(3);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _images?.Delete();
        base.Dispose(disposing);
    }

    private async Task CheckAsync(ObjectDescriptor descriptor, string query, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        Folder.Reached = static _ => { };
        Images.All.Should().NotBeEmpty();
        var renamed = Images.All.ToList().FindIndex(i => i.Point == "manifest renamed");
        for (var i = 0; i < Images.All.Count; i++)
        {
            using var folder = DataFolder.Open(Images.All[i].Path, Clock);
            await using (var writer = await DatasetWriter.OpenAsync(folder, Main, descriptor, Cancel))
            {
                (await new QueryEngine(folder).TextAsync(query)).Should().Equal(i < renamed ? before : after, "after a crash at {0}", Images.All[i].Point);
                CheckTidy(folder, writer.Manifest, Clock.Now);
                await writer.CommitAsync(writer.Manifest.State, Cancel);
            }
        }
    }

    private static void CheckTidy(DataFolder folder, Manifest manifest, DateTimeOffset now)
    {
        Parts(folder).Should().BeEquivalentTo(manifest.Files.Select(f => f.Path).Concat(manifest.Superseded.Where(f => now - f.At < TimeSpan.FromMinutes(10)).Select(f => f.Path)), "orphans are swept");
        var links = Directory.EnumerateFiles(folder.ConnectionsPath, "*.parquet", SearchOption.AllDirectories).Select(l => new FileInfo(l).Length);
        links.Should().BeEquivalentTo(manifest.Files.Select(f => f.Bytes), "there is one link per live file");
    }

    private static IEnumerable<string> Parts(DataFolder folder) =>
        Directory.EnumerateFiles(folder.FilesPath, "*.part", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(folder.FilesPath, p).Replace('\\', '/'));

    private async Task SnapshotAsync(string run, params (string, string)[] rows)
    {
        await using var writer = await OpenAsync(Samples.Balance);
        using var batch = BalanceRows.Batch(rows);
        writer.Stage(batch, new(Clock.Now, run, 1));
        await writer.CommitSnapshotAsync(Clock.Now, run, RefreshState.Empty, Cancel);
    }
}

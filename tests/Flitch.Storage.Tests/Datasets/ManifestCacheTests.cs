using Flitch.Storage.Datasets;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Datasets;

/// <summary>Looking again costs nothing while nothing was committed, and never shows an older commit than the newest.</summary>
public sealed class ManifestCacheTests : StorageTest
{
    private static readonly DateTime LongAgo = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private string ManifestPath => Path.Combine(Folder.ConnectionsPath, "main", "ledgers", "_flitch.json");

    [Fact]
    public async Task What_was_not_committed_to_is_not_read_again()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        File.SetLastWriteTimeUtc(ManifestPath, LongAgo);
        var cache = new ManifestCache(Folder);

        var first = await cache.ReadAsync(Ledgers, Cancel);

        (await cache.ReadAsync(Ledgers, Cancel)).Should().BeSameAs(first);
    }

    [Fact]
    public async Task A_commit_is_seen_at_once()
    {
        var cache = new ManifestCache(Folder);
        (await cache.ReadAsync(Ledgers, Cancel)).Should().BeNull();
        await CommitAsync(new Row("L1", Row.At(11)));
        File.SetLastWriteTimeUtc(ManifestPath, LongAgo);
        (await cache.ReadAsync(Ledgers, Cancel))!.RowCount.Should().Be(1);

        await CommitAsync(new Row("L2", Row.At(12)));

        (await cache.ReadAsync(Ledgers, Cancel))!.RowCount.Should().Be(2);
    }

    [Fact]
    public async Task A_commit_within_the_grain_of_the_clock_of_files_is_seen()
    {
        var cache = new ManifestCache(Folder);
        await CommitAsync(new Row("L1", Row.At(11)));
        var at = File.GetLastWriteTimeUtc(ManifestPath);
        var size = new FileInfo(ManifestPath).Length;
        (await cache.ReadAsync(Ledgers, Cancel))!.Commit.Should().Be(2);

        // The same size at the same time: nothing but the content tells them apart.
        await File.WriteAllTextAsync(ManifestPath, (await File.ReadAllTextAsync(ManifestPath, Cancel)).Replace("\"commit\": 2,", "\"commit\": 7,", StringComparison.Ordinal), Cancel);
        File.SetLastWriteTimeUtc(ManifestPath, at);
        new FileInfo(ManifestPath).Length.Should().Be(size);

        (await cache.ReadAsync(Ledgers, Cancel))!.Commit.Should().Be(7);
    }
}

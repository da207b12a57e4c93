using System.Data.Common;
using Flitch.Connectors;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Crashes;

/// <summary>Disks that are full or cannot be written, whoever runs the tests: <c>/dev/full</c> takes nothing, a folder cannot be opened as a file.</summary>
public sealed class FullDiskTests : StorageTest
{
    private string NewManifest => Path.Combine(Folder.ConnectionsPath, "main", "ledgers", "_flitch.json.new");

    [Fact]
    public async Task A_full_disk_at_the_commit_leaves_the_last_one_and_the_staged_rows()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        await using var writer = await OpenAsync();
        using var batch = Row.Batch(new Row("L2", Row.At(11)));
        writer.Stage(batch, new(ManualClock.Start, "run-2", 1));
        File.CreateSymbolicLink(NewManifest, "/dev/full");

        var error = await writer.Invoking(w => w.CommitAsync(RefreshState.Empty, Cancel)).Should().ThrowAsync<FlitchException>();

        error.Which.Error.Should().Match<ErrorInfo>(e => e.Code == "storage:disk-full" && e.Kind == ErrorKind.Storage && e.Fix.Contains("space"));
        (await StoredAsync()).Select(r => r.Id).Should().Equal("L1");
        File.Delete(NewManifest);
        (await writer.CommitAsync(RefreshState.Empty, Cancel)).RowsAdded.Should().Be(1, "there is space again, and the rows were still staged");
        (await StoredAsync()).Select(r => r.Id).Should().Equal("L1", "L2");
    }

    [Fact]
    public async Task A_manifest_that_cannot_be_written_is_told()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        Directory.CreateDirectory(NewManifest);

        var error = await FluentActions.Invoking(() => CommitAsync(new Row("L2", Row.At(11)))).Should().ThrowAsync<FlitchException>();

        error.Which.Error.Should().Match<ErrorInfo>(e => e.Code == "storage:read-only" && e.Summary.Contains(Root));
        (await StoredAsync()).Select(r => r.Id).Should().Equal("L1");
    }

    [Fact]
    public async Task Links_that_cannot_be_renewed_do_not_undo_a_commit()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        var link = Path.Combine(Folder.ConnectionsPath, "main", "ledgers", "month=2026-12-01");
        await File.WriteAllTextAsync(link, "a file where a folder should be", Cancel);
        await using (var writer = await OpenAsync())
        {
            (await CommitAsync(writer, "run-2", new Row("L2", Row.At(12)))).Warning.Should().Contain("links");
        }

        (await StoredAsync()).Should().HaveCount(2);
        File.Delete(link);
        await using (await OpenAsync())
        {
            File.Exists(Path.Combine(link, "data.parquet")).Should().BeTrue("the next writer renews them");
        }
    }

    [Theory]
    [InlineData("/dev/full", "storage:disk-full")]
    [InlineData("/proc/self/part", "storage:io")]
    public void DuckDBs_words_about_a_disk_are_understood(string target, string code)
    {
        using var duck = Queries.Bare();

        var error = duck.Invoking(d => d.Text($"COPY (SELECT range AS n FROM range(1000000)) TO '{target}' (FORMAT parquet)")).Should().Throw<DbException>();

        DiskGuard.Translate(Root, error.Which)!.Error.Code.Should().Be(code);
    }
}

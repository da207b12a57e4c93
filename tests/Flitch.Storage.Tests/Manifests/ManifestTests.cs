using System.Text.Json.Nodes;
using Flitch.Connectors;
using Flitch.Connectors.Reading;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Querying;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Manifests;

public sealed class ManifestTests : StorageTest
{
    private string ManifestPath => Path.Combine(Folder.ConnectionsPath, "main", "ledgers", "_flitch.json");

    [Fact]
    public async Task State_is_saved_with_the_rows_and_read_back_whole()
    {
        var state = new RefreshState
        {
            Intervals = [new(20, 30), new(null, 10), new(30, 35)],
            StartDate = 1,
            KnownCountOffset = -3,
            RefreshedAt = ManualClock.Start,
            FullAt = ManualClock.Start.AddDays(-1),
            OverlapAt = ManualClock.Start.AddHours(-1),
            RemovedRows = 4,
            KeyFrom = 5,
            KeyTo = 6,
            Verdict = "ok",
            VerdictAt = ManualClock.Start,
        };
        await using (var writer = await OpenAsync())
        {
            await writer.CommitAsync(state, Cancel);
        }

        var read = await ManifestAsync();
        read.State.Should().BeEquivalentTo(state);
        read.State.Intervals.Should().Equal(new ReadInterval(null, 10), new ReadInterval(20, 35));
        read.PinnedParameters.Should().Equal(Samples.Ledgers.PinnedParameters);
        read.Should().BeEquivalentTo(new { Connector = "kraken", Connection = "main", Object = "ledgers", Fingerprint = "f1", Cursor = "time", Format = 1 });
    }

    [Fact]
    public async Task A_commit_of_state_alone_writes_no_file()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        var before = await ManifestAsync();
        await using var writer = await OpenAsync();

        var result = await writer.CommitAsync(before.State with { Intervals = [new(null, 99)] }, Cancel);

        result.Partitions.Should().Be(0);
        var after = await ManifestAsync();
        after.Files.Should().Equal(before.Files);
        after.NextFile.Should().Be(before.NextFile);
        after.Commit.Should().Be(before.Commit + 1);
        after.State.Intervals.Should().Equal(new ReadInterval(null, 99));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"format\":1}")]
    [InlineData("{\"format\":\"one\"}")]
    public async Task A_broken_manifest_is_named_and_nothing_is_lost(string content)
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        var files = Files();
        await File.WriteAllTextAsync(ManifestPath, content, Cancel);

        foreach (var action in new Func<Task>[] { () => OpenAsync(), () => Dataset.ReadAsync(Folder, Ledgers, Cancel), () => new QueryEngine(Folder).TextAsync("FROM main.ledgers") })
        {
            (await action.Should().ThrowAsync<FlitchException>()).Which.Error.Should().Match<ErrorInfo>(
                e => e.Code == "storage:manifest-broken" && e.Kind == ErrorKind.Storage && e.Summary.Contains(ManifestPath));
        }

        Files().Should().Equal(files);
    }

    [Theory]
    [InlineData("../../../etc/passwd.part")]
    [InlineData("main/ledgers/../../other/1.part")]
    [InlineData("other/ledgers/1.part")]
    public async Task A_manifest_cannot_lead_elsewhere(string path)
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        var json = JsonNode.Parse(await File.ReadAllTextAsync(ManifestPath, Cancel))!;
        json["files"]![0]!["path"] = path;
        await File.WriteAllTextAsync(ManifestPath, json.ToJsonString(), Cancel);

        await FluentActions.Invoking(() => OpenAsync()).Should().ThrowAsync<FlitchException>().Where(e => e.Error.Code == "storage:manifest-broken");
    }

    [Fact]
    public async Task A_manifest_of_a_newer_Flitch_is_refused()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        var json = JsonNode.Parse(await File.ReadAllTextAsync(ManifestPath, Cancel))!;
        json["format"] = 2;
        json["files"] = "something new";
        await File.WriteAllTextAsync(ManifestPath, json.ToJsonString(), Cancel);

        await FluentActions.Invoking(() => OpenAsync()).Should().ThrowAsync<FlitchException>().Where(e => e.Error.Code == "storage:newer-version");
    }

    [Fact]
    public async Task A_missing_manifest_is_not_taken_for_a_new_dataset()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        var files = Files();
        File.Delete(ManifestPath);

        await FluentActions.Invoking(() => OpenAsync()).Should().ThrowAsync<FlitchException>().Where(e => e.Error.Code == "storage:manifest-missing");

        Files().Should().Equal(files);
    }

    [Fact]
    public async Task A_dataset_that_never_held_a_row_takes_a_changed_schema()
    {
        await using (await OpenAsync())
        {
        }

        var changed = Samples.Ledgers with { Fingerprint = "f2", Columns = [.. Samples.Ledgers.Columns, new("fee", Flitch.Connectors.Columns.ColumnType.Decimal(38, 18), "")] };
        await using (await OpenAsync(changed))
        {
        }

        (await new QueryEngine(Folder).TextAsync("SELECT count(fee) FROM main.ledgers")).Should().Equal("0");
    }

    private IReadOnlyList<string> Files() => [.. Directory.EnumerateFiles(Folder.FilesPath, "*", SearchOption.AllDirectories).Order()];
}

using System.Text.Json.Nodes;
using Flitch.Connectors;
using Flitch.Storage.Manifests;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Checking;

public sealed class DaySumsTests : StorageTest
{
    private static readonly DateOnly First = new(2026, 11, 1);

    private string ManifestPath => Path.Combine(Folder.ConnectionsPath, "main", "ledgers", "_flitch.json");

    [Fact]
    public async Task Rows_are_counted_by_day_through_every_kind_of_merge()
    {
        await using var writer = await OpenAsync();
        await CommitAsync(writer, "run-1", new Row("L1", Row.At(11)), new Row("L2", Row.At(11, 1, 86_399)), new Row("L3", Row.At(11, 2)), new Row("L4", null));
        Counts(writer.Manifest).Should().Equal(("2026-11-01", 2), ("2026-11-02", 1), ("", 1));

        await CommitAsync(writer, "run-2", new Row("L1", Row.At(11, 2)), new Row("L3", Row.At(12)), new Row("L5", Row.At(11, 3)), new Row("L4", Row.At(11, 3)));

        Counts(writer.Manifest).Should().Equal(("2026-11-01", 1), ("2026-11-02", 1), ("2026-11-03", 2), ("2026-12-01", 1));
        writer.Manifest.Files.Should().OnlyContain(f => f.Days!.Sum(d => d.Rows) == f.Rows);
        writer.Manifest.Files.Should().OnlyContain(f => f.Days!.Aggregate(0UL, (sum, d) => unchecked(sum + d.Hash)).ToString("x16") == f.RowHash);
        (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty("what merges reckon is what the files hold");
    }

    [Fact]
    public async Task They_stand_in_the_manifest_as_one_text_a_day_and_are_read_back()
    {
        await CommitAsync(new Row("L1", Row.At(11)), new Row("L2", null));
        var json = JsonNode.Parse(await File.ReadAllTextAsync(ManifestPath, Cancel))!;

        json["files"]!.AsArray().SelectMany(f => f!["days"]!.AsArray()).Select(d => (string)d!).Should()
            .HaveCount(2).And.Contain(d => d.StartsWith("2026-11-01 1 ")).And.Contain(d => d.StartsWith("- 1 "));
        var (one, other) = (await ManifestAsync(), await ManifestAsync());
        one.Files.Should().Equal(other.Files, "files are equal when their days are");
        one.Files.Select(f => f.Days!.Single().Day).Should().BeEquivalentTo(new DateOnly?[] { First, null });
    }

    [Theory]
    [InlineData("\"2026-11-01\"")]
    [InlineData("[\"2026-11-01 x 00\"]")]
    [InlineData("[\"2026-11-32 1 00\"]")]
    [InlineData("[7]")]
    public async Task Sums_that_cannot_be_read_are_a_broken_manifest(string days)
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        var json = JsonNode.Parse(await File.ReadAllTextAsync(ManifestPath, Cancel))!;
        json["files"]![0]!["days"] = JsonNode.Parse(days);
        await File.WriteAllTextAsync(ManifestPath, json.ToJsonString(), Cancel);

        await FluentActions.Invoking(() => OpenAsync()).Should().ThrowAsync<FlitchException>().Where(e => e.Error.Code == "storage:manifest-broken");
    }

    [Fact]
    public async Task A_manifest_of_before_is_opened_and_its_files_get_them_with_their_next_writing()
    {
        await CommitAsync(new Row("L1", Row.At(11)), new Row("L2", Row.At(12)));
        var json = JsonNode.Parse(await File.ReadAllTextAsync(ManifestPath, Cancel))!;
        foreach (var file in json["files"]!.AsArray())
        {
            file!.AsObject().Remove("days");
        }

        await File.WriteAllTextAsync(ManifestPath, json.ToJsonString(), Cancel);
        await using var writer = await OpenAsync();
        (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty();

        await CommitAsync(writer, "run-2", new Row("L3", Row.At(11, 4)));

        writer.Manifest.Files.Select(f => f.Days?.Count).Should().Equal(2, null);
        (await writer.CheckFilesAsync(Cancel)).Should().BeEmpty();
    }

    [Fact]
    public void Taking_away_what_was_added_leaves_nothing()
    {
        var sums = DaySums.Of([new(First, 2, 5), new(null, 1, ulong.MaxValue), new(First, 1, ulong.MaxValue)]);

        sums.Should().Equal(new DayFigures(null, 1, ulong.MaxValue), new DayFigures(First, 3, 4));
        sums.Plus(sums).Minus(sums).Should().Equal(sums);
        sums.Minus(sums).Should().BeEmpty();
        sums.Equals(DaySums.Of(sums.Reverse())).Should().BeTrue();
    }

    private static IEnumerable<(string Day, long Rows)> Counts(Manifest manifest) =>
        manifest.Files.SelectMany(f => f.Days!).OrderBy(d => d.Day ?? DateOnly.MaxValue).Select(d => ($"{d.Day:yyyy-MM-dd}", d.Rows));
}

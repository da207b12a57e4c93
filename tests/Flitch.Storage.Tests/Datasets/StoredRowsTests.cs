using Flitch.Connectors;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Datasets;

public sealed class StoredRowsTests : StorageTest
{
    private static readonly long Second = Row.At(11).ToUnixTimeSeconds();

    [Theory]
    [InlineData(null, long.MaxValue, 5)]
    [InlineData(long.MinValue, long.MaxValue, 5)]
    [InlineData(null, 0L, 0)]
    [InlineData(0L, 5L, 3)]
    [InlineData(-1L, 0L, 1)]
    [InlineData(0L, 1L, 0)]
    [InlineData(1L, 2L, 2)]
    [InlineData(2L, 2L, 0)]
    [InlineData(2L, 1_000_000_000L, 2)]
    public async Task Counts_rows_after_the_lower_and_up_to_the_upper_second(long? from, long to, long expected)
    {
        await CommitAsync(
            new Row("L0", Row.At(11)),
            new Row("L1", Row.At(11, 1, 1).AddMicroseconds(1)),
            new Row("L2", Row.At(11, 1, 2)),
            new Row("L3", Row.At(11, 1, 2).AddMicroseconds(500_000)),
            new Row("L4", Row.At(12)),
            new Row("L5", null));
        long? Shift(long? s) => s is null or long.MinValue or long.MaxValue ? s : s == 0 && to == 0 && from is null ? 0 : s + Second;
        await using var writer = await OpenAsync();

        (await writer.CountRowsAsync(new(Shift(from), Shift(to)!.Value), Cancel)).Should().Be(expected);
    }

    [Fact]
    public async Task Known_means_equal_in_every_column()
    {
        var rows = Enumerable.Range(0, 30).Select(i => new Row($"L{i:00}", Row.At(1 + (i % 12)))).Append(new Row("LN", null)).ToList();
        await CommitAsync(rows);
        await using var writer = await OpenAsync();
        using var batch = Row.Batch(
            rows[3], rows[4] with { Amount = "1.000000000000000001" }, rows[5] with { Refs = null }, new Row("new", Row.At(3)), rows[29], rows[30],
            rows[6] with { Rescued = "{}" }, rows[7] with { Time = Row.At(2) }, rows[3]);

        (await writer.FindKnownAsync(batch, Cancel)).Should().Equal(true, false, false, false, true, true, false, false, true);
        writer.StagedRows.Should().Be(0);
        (await writer.FindKnownAsync(Row.Batch(), Cancel)).Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_is_known_of_an_empty_dataset()
    {
        await using var writer = await OpenAsync();
        using var batch = Row.Batch(new Row("L1", Row.At(1)));

        (await writer.FindKnownAsync(batch, Cancel)).Should().Equal(false);
        (await writer.CountRowsAsync(new(null, long.MaxValue), Cancel)).Should().Be(0);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_named_by_every_question()
    {
        await CommitAsync(new Row("L1", Row.At(11)), new Row("L2", Row.At(11, 2)));
        var file = Path.Combine(Folder.FilesPath, (await ManifestAsync()).Files.Single().Path);
        File.Delete(file);
        await using var writer = await OpenAsync();
        using var batch = Row.Batch(new Row("L1", Row.At(11), "2"));
        writer.Stage(batch, new(Clock.Now, "run-2", 1));

        foreach (var question in new Func<Task>[]
        {
            () => writer.CountRowsAsync(new(null, Second), Cancel),
            () => writer.FindKnownAsync(batch, Cancel),
            () => writer.CommitAsync(writer.Manifest.State, Cancel),
        })
        {
            (await question.Should().ThrowAsync<FlitchException>()).Which.Error.Should().Match<ErrorInfo>(e => e.Code == "storage:file-missing" && e.Summary.Contains(file));
        }
    }

    [Fact]
    public async Task A_damaged_file_is_named_by_a_commit_that_needs_it()
    {
        await CommitAsync(new Row("L1", Row.At(11)));
        var file = Path.Combine(Folder.FilesPath, (await ManifestAsync()).Files.Single().Path);
        await File.WriteAllTextAsync(file, "not a Parquet file, whatever it says", Cancel);

        var error = await FluentActions.Invoking(() => CommitAsync(new Row("L2", Row.At(11)))).Should().ThrowAsync<FlitchException>();

        error.Which.Error.Should().Match<ErrorInfo>(e => e.Code == "storage:file-unreadable" && e.Summary.Contains(file));
    }
}

using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Storage.Manifests;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Merging;

/// <summary>A partition whose rows are too wide to be sorted at once.</summary>
public sealed class LargePartitionTests : StorageTest
{
    private const int Rows = 20_000;

    private static readonly ObjectDescriptor Wide = Samples.Ledgers with
    {
        Columns =
        [
            .. Samples.Ledgers.Columns.Take(2),
            .. Enumerable.Range(0, 40).Select(i => new ColumnDescriptor($"text_{i}", ColumnType.Text, "A text.")),
        ],
    };

    [Fact]
    public async Task Is_sorted_slice_by_slice_and_complete()
    {
        await using var writer = await OpenAsync(Wide);
        using (var batch = Batch(Enumerable.Range(0, Rows).Select(i => (i * 7_919) % Rows)))
        {
            writer.Stage(batch, new(Clock.Now, "run-1", 1));
        }

        (await writer.CommitAsync(RefreshState.Empty, Cancel)).Should().BeEquivalentTo(new { RowsAdded = (long)Rows, Partitions = 1 });
        using (var batch = Batch([Rows, 5, Rows + 1]))
        {
            writer.Stage(batch, new(Clock.Now, "run-2", 2));
        }

        (await writer.CommitAsync(RefreshState.Empty, Cancel)).Should().BeEquivalentTo(new { RowsAdded = 2L, RowsUnchanged = 1L });

        var file = writer.Manifest.Files.Should().ContainSingle().Subject;
        using var duck = Queries.Bare();
        var found = duck.Text($"SELECT ledger_id FROM read_parquet('{Path.Combine(Folder.FilesPath, file.Path)}')");
        found.Should().Equal(Enumerable.Range(0, Rows + 2).Select(i => $"L{i:00000}"));
        duck.Text($"SELECT count(DISTINCT row_group_id) > 1 FROM parquet_metadata('{Path.Combine(Folder.FilesPath, file.Path)}')").Should().Equal("True");
    }

    // Ten rows share a second.
    private static RecordBatch Batch(IEnumerable<int> numbers)
    {
        var batch = new RecordBatch([.. Wide.Columns.Select(c => c.Type)]);
        foreach (var number in numbers)
        {
            ((TextColumn)batch.Columns[0]).Append($"L{number:00000}");
            ((Int64Column)batch.Columns[1]).Append(Row.Micros(Row.At(11, 1, number / 10)));
            foreach (var text in batch.Columns.Skip(2))
            {
                text.AppendNull();
            }

            batch.Rescued.AppendNull();
        }

        return batch;
    }
}

using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Storage.Files;
using Flitch.Storage.Manifests;
using Flitch.Storage.Tests.Support;

namespace Flitch.Storage.Tests.Evolving;

/// <summary>A partition of many slices: rows that need no text stay in DuckDB, whose memory is bounded, and the others pass through ours slice by slice.</summary>
public sealed class LargeEvolutionTests : EvolutionTest
{
    private const int Rows = 40_000;

    private static readonly string Long = new('x', 200);

    private static readonly ObjectDescriptor Wide = Samples.Ledgers with
    {
        Fingerprint = "wide",
        Columns = [.. Samples.Ledgers.Columns.Take(2), .. Enumerable.Range(0, 40).Select(i => new ColumnDescriptor($"text_{i}", ColumnType.Text, "A text."))],
    };

    [Fact]
    public async Task Is_read_slice_by_slice_and_complete()
    {
        new RowWidth(Wide.Columns).SortedAtOnce.Should().BeLessThan(Rows / 3);
        await using (var writer = await OpenAsync(Wide))
        {
            for (var from = 0; from < Rows; from += 5_000)
            {
                using var batch = Batch(from, 5_000);
                writer.Stage(batch, new(Clock.Now, "run-1", 1));
            }

            await writer.CommitAsync(RefreshState.Empty, Cancel);
        }

        // Half of the columns go, one becomes a number, one comes out of what was rescued.
        var narrow = Wide with
        {
            Fingerprint = "narrow",
            Columns = [.. Wide.Columns.Take(2), new("text_0", ColumnType.Integer, "A number."), .. Wide.Columns.Skip(3).Take(19), new("fee", ColumnType.Decimal(38, 18), "A fee.") { Source = "descr/fee" }],
        };
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await EvolveAsync(narrow);

        (await Engine.TextAsync(
            $"""
            SELECT count(*), count(DISTINCT ledger_id), sum(text_0), sum(fee * 1000)::BIGINT, count(*) FILTER (WHERE json_extract_string(_rescued, '$.text_39') = '{Long}'), count(text_5)
            FROM main.ledgers
            """)).Should().Equal($"{Rows}|{Rows}|{Rows * (Rows - 1L) / 2}|{Rows * (Rows - 1L) / 2}|{Rows}|0");
        GC.GetTotalMemory(forceFullCollection: true).Should().BeLessThan(before + 20_000_000, "no slice stays in memory");
        (await ManifestAsync()).Files.Should().ContainSingle();
    }

    private static RecordBatch Batch(int from, int count)
    {
        var batch = new RecordBatch([.. Wide.Columns.Select(c => c.Type)]);
        for (var number = from; number < from + count; number++)
        {
            ((TextColumn)batch.Columns[0]).Append($"L{number:00000}");
            ((Int64Column)batch.Columns[1]).Append(Row.Micros(Row.At(11, 1, number / 10)));
            ((TextColumn)batch.Columns[2]).Append($"{number}");
            foreach (var text in batch.Columns.Skip(3).SkipLast(1))
            {
                text.AppendNull();
            }

            ((TextColumn)batch.Columns[^1]).Append(Long);
            batch.Rescued.Append($$"""{"descr":{"fee":{{number}}e-3},"kept":1.50}""");
        }

        return batch;
    }
}

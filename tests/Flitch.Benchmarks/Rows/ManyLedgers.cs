using System.Globalization;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Storage;
using Flitch.Storage.Datasets;

namespace Flitch.Benchmarks.Rows;

/// <summary>Ledger rows over 36 months, with the columns that Kraken's have.</summary>
internal static class ManyLedgers
{
    private static readonly DateTimeOffset From = new(2023, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ObjectDescriptor Ledgers = new()
    {
        Name = "ledgers",
        Title = "Ledgers",
        Description = "Changes.",
        Path = "/",
        Method = "GET",
        PinnedParameters = [],
        Cost = 1,
        Columns =
        [
            new("ledger_id", ColumnType.Text, "") { Nullable = false }, new("refid", ColumnType.Text, ""), new("time", ColumnType.Timestamp, "") { Nullable = false }, new("type", ColumnType.Text, ""),
            new("subtype", ColumnType.Text, ""), new("aclass", ColumnType.Text, ""), new("asset", ColumnType.Text, ""), new("amount", ColumnType.Decimal(38, 18), ""),
            new("fee", ColumnType.Decimal(38, 18), ""), new("balance", ColumnType.Decimal(38, 18), ""),
        ],
        PrimaryKey = ["ledger_id"],
        Mode = RefreshMode.Incremental,
        Cursor = "time",
        Partition = new(PartitionUnit.Month, "time"),
        Fingerprint = "bench",
    };

    /// <summary>Stores them as the dataset main.ledgers.</summary>
    public static async Task WriteAsync(DataFolder folder, int rows)
    {
        await using var writer = await DatasetWriter.OpenAsync(folder, new ConnectionName("main", "kraken"), Ledgers, default);
        var random = new Random(7);
        var (first, step) = ((From - DateTimeOffset.UnixEpoch).Ticks / 10, 36L * 30 * 86_400_000_000 / rows);
        for (var at = 0; at < rows; at += 5_000)
        {
            using var batch = new RecordBatch([.. Ledgers.Columns.Select(c => c.Type)]);
            for (var i = at; i < Math.Min(at + 5_000, rows); i++)
            {
                Append(batch, i, first + (i * step), random);
            }

            writer.Stage(batch, new RowStamp(From, "run", at + 1));
        }

        await writer.CommitAsync(writer.Manifest.State, default);
    }

    private static void Append(RecordBatch batch, int i, long time, Random random)
    {
        Text(batch, 0, string.Create(CultureInfo.InvariantCulture, $"L{random.Next():X8}-{i:0000000}"));
        Text(batch, 1, string.Create(CultureInfo.InvariantCulture, $"R{random.Next(References):000000}"));
        ((Int64Column)batch.Columns[2]).Append(time);
        Text(batch, 3, (i % 5) switch { 0 => "deposit", 1 => "withdrawal", 2 => "staking", _ => "trade" });
        Text(batch, 4, "");
        Text(batch, 5, "currency");
        Text(batch, 6, string.Create(CultureInfo.InvariantCulture, $"A{random.Next(20)}"));
        Amount(batch, 7, random);
        Amount(batch, 8, random);
        Amount(batch, 9, random);
        batch.Rescued.AppendNull();
    }

    private const int References = 500_000;

    private static void Text(RecordBatch batch, int column, string text) => ((TextColumn)batch.Columns[column]).Append(text);

    private static void Amount(RecordBatch batch, int column, Random random) =>
        ((DecimalColumn)batch.Columns[column]).Append((Int128)random.NextInt64(-2_000_000_000_000, 2_000_000_000_000) * 100_000_000);
}

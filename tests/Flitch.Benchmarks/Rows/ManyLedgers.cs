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
    public static Task WriteAsync(DataFolder folder, int rows) => WriteAsync(folder, rows, Ledgers);

    /// <summary>Stores them in a dataset that has these columns, and perhaps others.</summary>
    public static async Task WriteAsync(DataFolder folder, int rows, ObjectDescriptor ledgers)
    {
        await using var writer = await DatasetWriter.OpenAsync(folder, new ConnectionName("main", "kraken"), ledgers, default);
        var random = new Random(7);
        var (first, step) = ((From - DateTimeOffset.UnixEpoch).Ticks / 10, 36L * 30 * 86_400_000_000 / rows);
        for (var at = 0; at < rows; at += 5_000)
        {
            using var batch = new RecordBatch([.. ledgers.Columns.Select(c => c.Type)]);
            for (var i = at; i < Math.Min(at + 5_000, rows); i++)
            {
                Append(new(batch, ledgers), i, first + (i * step), random);
            }

            writer.Stage(batch, new RowStamp(From, "run", at + 1));
        }

        await writer.CommitAsync(writer.Manifest.State, default);
    }

    private static void Append(NamedRow row, int i, long time, Random random)
    {
        row.Text("ledger_id", string.Create(CultureInfo.InvariantCulture, $"L{random.Next():X8}-{i:0000000}"));
        row.Text("refid", string.Create(CultureInfo.InvariantCulture, $"R{random.Next(References):000000}"));
        row.Time("time", time);
        row.Text("type", (i % 5) switch { 0 => "deposit", 1 => "withdrawal", 2 => "staking", _ => "trade" });
        row.Text("subtype", "");
        row.Text("aclass", "currency");
        row.Text("asset", string.Create(CultureInfo.InvariantCulture, $"A{random.Next(20)}"));
        foreach (var amount in Amounts)
        {
            row.Amount(amount, (Int128)random.NextInt64(-2_000_000_000_000, 2_000_000_000_000) * 100_000_000);
        }

        row.End();
    }

    private const int References = 500_000;
    private static readonly string[] Amounts = ["amount", "fee", "balance"];
}

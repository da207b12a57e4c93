using System.Globalization;
using Flitch.Benchmarks.Rows;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;
using Flitch.Storage;
using Flitch.Storage.Datasets;

namespace Flitch.Benchmarks.Dashboards;

/// <summary>Trades over 36 months, with the columns of Kraken's that dashboards ask about.</summary>
internal static class ManyTrades
{
    private static readonly DateTimeOffset From = new(2023, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ObjectDescriptor Trades = new()
    {
        Name = "trades_history",
        Title = "Trades History",
        Description = "Trades.",
        Path = "/",
        Method = "GET",
        PinnedParameters = [],
        Cost = 1,
        Columns =
        [
            new("txid", ColumnType.Text, "") { Nullable = false }, new("pair", ColumnType.Text, ""), new("time", ColumnType.Timestamp, "") { Nullable = false }, new("type", ColumnType.Text, ""),
            new("cost", ColumnType.Decimal(38, 18), ""), new("fee", ColumnType.Decimal(38, 18), ""), new("vol", ColumnType.Decimal(38, 18), ""), new("net", ColumnType.Decimal(38, 18), ""),
        ],
        PrimaryKey = ["txid"],
        Mode = RefreshMode.Incremental,
        Cursor = "time",
        Partition = new(PartitionUnit.Month, "time"),
        Fingerprint = "bench",
    };

    /// <summary>Stores them as the dataset main.trades_history.</summary>
    public static Task WriteAsync(DataFolder folder, int rows) => WriteAsync(folder, rows, Trades);

    /// <summary>Stores them in a dataset that has these columns, and perhaps others.</summary>
    public static async Task WriteAsync(DataFolder folder, int rows, ObjectDescriptor trades)
    {
        await using var writer = await DatasetWriter.OpenAsync(folder, new ConnectionName("main", "kraken"), trades, default);
        var random = new Random(11);
        var (first, step) = ((From - DateTimeOffset.UnixEpoch).Ticks / 10, 36L * 30 * 86_400_000_000 / rows);
        for (var at = 0; at < rows; at += 5_000)
        {
            using var batch = new RecordBatch([.. trades.Columns.Select(c => c.Type)]);
            for (var i = at; i < Math.Min(at + 5_000, rows); i++)
            {
                Append(new(batch, trades), i, first + (i * step), random);
            }

            writer.Stage(batch, new RowStamp(From, "run", at + 1));
        }

        await writer.CommitAsync(writer.Manifest.State, default);
    }

    private static void Append(NamedRow row, int i, long time, Random random)
    {
        row.Text("txid", string.Create(CultureInfo.InvariantCulture, $"T{random.Next():X8}-{i:0000000}"));
        row.Text("pair", string.Create(CultureInfo.InvariantCulture, $"P{random.Next(12)}"));
        row.Time("time", time);
        row.Text("type", i % 2 == 0 ? "buy" : "sell");
        foreach (var amount in Amounts)
        {
            row.Amount(amount, (Int128)random.NextInt64(1, 2_000_000_000_000) * 100_000_000);
        }

        row.End();
    }

    private static readonly string[] Amounts = ["cost", "fee", "vol", "net"];
}

using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;

namespace Flitch.Storage.Tests.Support;

/// <summary>Objects with every type that a column can have.</summary>
public static class Samples
{
    public static ObjectDescriptor Ledgers { get; } = new()
    {
        Name = "ledgers",
        Title = "Ledgers",
        Description = "Every change of a balance; the account's \"diary\".",
        Path = "/0/private/Ledgers",
        Method = "POST",
        PinnedParameters = [new("rebase_multiplier", "base")],
        Cost = 2,
        Columns =
        [
            new("ledger_id", ColumnType.Text, "The row's id.") { Nullable = false },
            new("time", ColumnType.Timestamp, "When it's booked.") { Nullable = true },
            new("asset", ColumnType.Text, "The asset."),
            new("amount", ColumnType.Decimal(38, 18), "How much."),
            new("refs", ColumnType.List(ColumnType.Text), "What it refers to."),
            new("settled", ColumnType.Boolean, "Whether it is settled."),
            new("count", ColumnType.Integer, "A count."),
            new("value_date", ColumnType.Date, "The day."),
        ],
        PrimaryKey = ["ledger_id"],
        Mode = RefreshMode.Incremental,
        Cursor = "time",
        Partition = new(PartitionUnit.Month, "time"),
        Fingerprint = "f1",
    };

    public static ObjectDescriptor Balance { get; } = new()
    {
        Name = "balance",
        Title = "Balance",
        Description = "What is there.",
        Path = "/0/private/Balance",
        Method = "POST",
        PinnedParameters = [],
        Cost = 1,
        Columns =
        [
            new("asset", ColumnType.Text, "The asset.") { Nullable = false },
            new("balance", ColumnType.Decimal(38, 18), "How much."),
        ],
        PrimaryKey = ["asset"],
        Mode = RefreshMode.Snapshot,
        Fingerprint = "b1",
    };
}

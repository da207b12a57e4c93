using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;

namespace Flitch.Pipeline.Tests.Doubles;

/// <summary>The catalogue of the double: one incremental object and one snapshot.</summary>
internal static class EventObject
{
    public const int PageSize = 3;

    public static ObjectDescriptor Events { get; } = new()
    {
        Name = "events",
        Title = "Events",
        Description = "What happened.",
        Path = "/events",
        Method = "POST",
        PinnedParameters = [],
        Cost = 2,
        Permission = "read-events",
        Columns = [Column("id", ColumnType.Text), Column("time", ColumnType.Timestamp), Column("value", ColumnType.Integer)],
        PrimaryKey = ["id"],
        Mode = RefreshMode.Incremental,
        Cursor = "time",
        PageSize = PageSize,
        Counts = true,
        Partition = new Partitioning(PartitionUnit.Month, "time"),
        Fingerprint = "events-1",
        EmptyText = "Nothing has happened yet.",
    };

    public static ObjectDescriptor Wallet { get; } = new()
    {
        Name = "wallet",
        Title = "Wallet",
        Description = "What is there.",
        Path = "/wallet",
        Method = "POST",
        PinnedParameters = [],
        Cost = 1,
        Permission = "read-wallet",
        Columns = [Column("asset", ColumnType.Text), Column("value", ColumnType.Integer)],
        PrimaryKey = ["asset"],
        Mode = RefreshMode.Snapshot,
        Fingerprint = "wallet-1",
    };

    private static ColumnDescriptor Column(string name, ColumnType type) => new(name, type, $"The {name}.");
}

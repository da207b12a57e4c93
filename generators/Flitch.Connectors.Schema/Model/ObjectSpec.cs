using System.Linq;

namespace Flitch.Connectors.Schema.Model;

/// <summary>One object of a connector: everything that its schema file says.</summary>
/// <param name="Name">The file's name without extension, for example <c>trades_history</c>.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Description">What a row is.</param>
public sealed record ObjectSpec(string Name, string Title, string Description)
{
    /// <summary>The connector's folder name, for example <c>kraken</c>.</summary>
    public string Connector { get; init; } = "";

    /// <summary>How it is asked for.</summary>
    public RequestSpec Request { get; init; } = new("/", 0);

    /// <summary>Where an answer holds the records.</summary>
    public RecordsSpec Records { get; init; } = new(EquatableArrays.Empty<string>(), RecordsShape.Array);

    /// <summary>How pages follow each other.</summary>
    public PagingSpec Paging { get; init; } = new(PagingStyle.None);

    /// <summary>How it is refreshed.</summary>
    public RefreshSpec Refresh { get; init; } = new(RefreshMode.Snapshot);

    /// <summary>The columns, the value of a listing and the map's key first, then the file's order with nested objects in place.</summary>
    public EquatableArray<ColumnSpec> Columns { get; init; } = EquatableArrays.Empty<ColumnSpec>();

    /// <summary>Names of the columns that tell rows apart; empty for a single record.</summary>
    public EquatableArray<string> PrimaryKey { get; init; } = EquatableArrays.Empty<string>();

    /// <summary>How files are divided; null for a snapshot.</summary>
    public PartitionSpec? Partition { get; init; }

    /// <summary>Checks over the stored rows.</summary>
    public EquatableArray<CheckSpec> Checks { get; init; } = EquatableArrays.Empty<CheckSpec>();

    /// <summary>What to tell a person whose dataset has no rows; null for the general text.</summary>
    public string? EmptyText { get; init; }

    /// <summary>The service is about to drop it.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Changes with a column's name, type or order, the key, the cursor, the partition and the pinned parameters; not with a description.</summary>
    public string Fingerprint => ObjectFingerprint.Of(this);

    /// <summary>The column called <paramref name="name"/>, or null.</summary>
    /// <param name="name">For example <c>ledger_id</c>.</param>
    public ColumnSpec? FindColumn(string name) => Columns.FirstOrDefault(c => c.Name == name);
}

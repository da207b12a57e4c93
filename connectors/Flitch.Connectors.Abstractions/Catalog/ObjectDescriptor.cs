namespace Flitch.Connectors.Catalog;

/// <summary>One object that a connector offers; everything about it comes from its schema file.</summary>
public sealed record ObjectDescriptor
{
    /// <summary>Name in commands, folders and SQL, for example <c>trades_history</c>: the schema file's name.</summary>
    public required string Name { get; init; }

    /// <summary>Name for people, for example <c>Trades History</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What a row is.</summary>
    public required string Description { get; init; }

    /// <summary>The path that is called, for example <c>/0/private/Ledgers</c>.</summary>
    public required string Path { get; init; }

    /// <summary><c>GET</c> or <c>POST</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Request parameters that are the same in every call, because they decide which rows exist or what they say.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> PinnedParameters { get; init; }

    /// <summary>Request parameters that a person fills into the form; those that are filled become pinned ones (<see cref="For"/>).</summary>
    public IReadOnlyList<FormParameter> FormParameters { get; init; } = [];

    /// <summary>Values for each of which the object is listed apart; null where there is one listing.</summary>
    public EachValue? Each { get; init; }

    /// <summary>What one call adds to the service's counter.</summary>
    public required int Cost { get; init; }

    /// <summary>The permission it needs, by name; null when none.</summary>
    public string? Permission { get; init; }

    /// <summary>Source columns in catalogue order; the <c>_</c> columns come after them and are not listed.</summary>
    public required IReadOnlyList<ColumnDescriptor> Columns { get; init; }

    /// <summary>Names of the columns that tell rows apart; unique in the dataset. Empty for a single record.</summary>
    public required IReadOnlyList<string> PrimaryKey { get; init; }

    /// <summary>How it is refreshed.</summary>
    public required RefreshMode Mode { get; init; }

    /// <summary>The timestamp column that an incremental refresh follows; null for a snapshot.</summary>
    public string? Cursor { get; init; }

    /// <summary>
    /// Columns that hold the key of another row of this object, which a new row has changed: a trade that closes a position rewrites the trade that opened it. A key
    /// that no row has means nothing.
    /// </summary>
    public IReadOnlyList<string> Rewrites { get; init; } = [];

    /// <summary>
    /// The time along which rows without a cursor are found, in the listing <see cref="Reading.ObjectListing.Unset"/>; null where every row has a cursor.
    /// </summary>
    public string? UnsetCursor { get; init; }

    /// <summary>Listings of rows that the ordinary one may hide.</summary>
    public IReadOnlyList<ObjectVariant> Variants { get; init; } = [];

    /// <summary>Rows of one page, when the service's paging has a size; else 0.</summary>
    public int PageSize { get; init; }

    /// <summary>Whether the service can tell how many rows an interval has.</summary>
    public bool Counts { get; init; }

    /// <summary>How an incremental dataset's files are divided; null for a snapshot.</summary>
    public Partitioning? Partition { get; init; }

    /// <summary>Checks that <c>verify</c> runs over the stored rows.</summary>
    public IReadOnlyList<CheckDescriptor> Checks { get; init; } = [];

    /// <summary>What to tell a person whose dataset has no rows: why that can be, and what to look at. Null for a general text.</summary>
    public string? EmptyText { get; init; }

    /// <summary>The service is about to drop it.</summary>
    public bool Deprecated { get; init; }

    /// <summary>
    /// Changes when a column's name, type, order, former names, place in the record or null values, the key, the cursor, the partition or the pinned parameters
    /// change; not with a description.
    /// </summary>
    public required string Fingerprint { get; init; }

    /// <summary>The object as one connection asks for it: what its form holds is pinned like any fixed parameter, so that rows of another filter never mix.</summary>
    /// <param name="fields">Values by field name.</param>
    /// <returns>The object itself where the form says nothing about it.</returns>
    public ObjectDescriptor For(IReadOnlyDictionary<string, string> fields)
    {
        var filled = FormParameters.Select(p => p.ValueOf(fields) is { } value ? new KeyValuePair<string, string>(p.Name, value) : default)
            .Where(p => p.Key is not null).OrderBy(p => p.Key, StringComparer.Ordinal).ToList();
        return filled.Count == 0 ? this : this with
        {
            PinnedParameters = [.. PinnedParameters, .. filled],
            Fingerprint = $"{Fingerprint}?{string.Join('&', filled.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"))}",
        };
    }
}

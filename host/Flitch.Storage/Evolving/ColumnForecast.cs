using Flitch.Connectors.Catalog;
using Flitch.Connectors.Columns;

namespace Flitch.Storage.Evolving;

/// <summary>What becomes of one column's stored values.</summary>
/// <param name="Name">Its name in the new schema; of a column that is no more, its name in the files.</param>
public sealed record ColumnForecast(string Name)
{
    /// <summary>Digits before the point that a 64-bit integer can have.</summary>
    private const int IntegerDigits = 19;

    /// <summary>Its name in the files; null for a new column.</summary>
    public string? Before { get; init; }

    /// <summary>Whether there is no such column any more: its values move to <c>_rescued</c>.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>Its type in the files; null for a new column, and where the type stays.</summary>
    public ColumnType? TypeBefore { get; init; }

    /// <summary>Its type from now on; null for a column that is no more.</summary>
    public ColumnType? Type { get; init; }

    /// <summary>Whether the new type holds every value of the old one.</summary>
    public bool AlwaysFits { get; init; } = true;

    /// <summary>Whether a value that the new type cannot hold refuses the change; else it is kept in <c>_rescued</c>.</summary>
    public bool RefusesMisfits { get; init; } = true;

    /// <summary>Texts that mean null from now on: stored values equal to one become null.</summary>
    public IReadOnlyList<string> AddedNulls { get; init; } = [];

    /// <summary>Texts that mean null no longer: where a stored row of an incremental dataset has null, the change is refused.</summary>
    public IReadOnlyList<string> LostNulls { get; init; } = [];

    /// <summary>Whether its values are kept whole as JSON from now on (true), or are plain text again (false); null where that stays.</summary>
    public bool? KeepsJson { get; init; }

    /// <summary>Whether values are looked for in <c>_rescued</c>.</summary>
    public bool ComesHome { get; init; }

    internal static ColumnForecast? Of(EvolvedColumn column, RefreshMode mode)
    {
        var from = column.From;
        var lost = mode == RefreshMode.Incremental ? column.LostNulls : [];
        var isSame = from is not null && from.Name == column.Column.Name && from.Type == column.Column.Type && column.Index is null && lost.Count == 0;
        return isSame ? null : new ColumnForecast(column.Column.Name)
        {
            Before = from?.Name,
            TypeBefore = from is not null && from.Type != column.Column.Type ? from.Type : null,
            Type = column.Column.Type,
            AlwaysFits = from is null || Fits(from, column.Column),
            KeepsJson = column.IsOfAnotherShape ? column.Column.Json : null,
            AddedNulls = column.AddedNulls,
            LostNulls = lost,
            ComesHome = column.Index is not null,
        };
    }

    /// <summary>A column that was not matched by name or alias, but reads the field that a column which is no more has read.</summary>
    internal static ColumnForecast OfField(EvolvedColumn column, StoredColumn before) => new(column.Column.Name)
    {
        Before = before.Name,
        TypeBefore = before.Type != column.Column.Type ? before.Type : null,
        Type = column.Column.Type,
        AlwaysFits = Fits(before, column.Column),
        RefusesMisfits = false,
        ComesHome = true,
    };

    internal static ColumnForecast OfRemoved(StoredColumn column) => new(column.Name) { Before = column.Name, IsRemoved = true };

    // JSON takes any value; of values kept whole nobody knows what they are.
    private static bool Fits(StoredColumn before, ColumnDescriptor now) =>
        now.Json || (!before.Json && Fits(before.Type, now.Type));

    private static bool Fits(ColumnType before, ColumnType now) => (before.Kind, now.Kind) switch
    {
        (ColumnKind.List, ColumnKind.List) => Fits(before.Element!, now.Element!),
        (ColumnKind.List, ColumnKind.Text) => false,
        (_, ColumnKind.Text) => true,
        (ColumnKind.Decimal, ColumnKind.Decimal) => now.Scale >= before.Scale && now.Precision - now.Scale >= before.Precision - before.Scale,
        (ColumnKind.Integer, ColumnKind.Decimal) => now.Precision - now.Scale >= IntegerDigits,
        _ => before == now,
    };
}

using Flitch.Connectors.Catalog;

namespace Flitch.Storage.Evolving;

/// <summary>How a column of the new schema gets its values.</summary>
/// <param name="Column">The column.</param>
/// <param name="From">The stored column that it was; null for a new one.</param>
/// <param name="Index">Its place among those that are read from text; null for one whose values stay as they are stored.</param>
internal sealed record EvolvedColumn(ColumnDescriptor Column, StoredColumn? From, int? Index)
{
    /// <summary>True when stored values are read as text of another type, or of one with other null values.</summary>
    public bool IsConverted => From is not null && (From.Type != Column.Type || AddedNulls.Count > 0 || IsOfAnotherShape);

    /// <summary>True when plain text becomes a value kept whole as JSON, or the other way round.</summary>
    public bool IsOfAnotherShape => From is { } from && from.Json != Column.Json;

    /// <summary>Null values that the stored column did not have.</summary>
    public IReadOnlyList<string> AddedNulls => From?.NullValues is { } before ? [.. Column.NullValues.Except(before)] : [];

    /// <summary>Null values that the stored column had: what was stored as null may have been one of them.</summary>
    public IReadOnlyList<string> LostNulls => From?.NullValues is { } before ? [.. before.Except(Column.NullValues)] : [];

    /// <summary>The value's new column, over the files' table <c>f</c> and the table <c>evolved</c>, <c>e</c>.</summary>
    public string Sql => (From, Index) switch
    {
        ({ } from, null) => from.Sql,
        ({ } from, { } index) when !IsConverted => $"coalesce({from.Sql}, e.c{index})",
        _ => $"e.c{Index}",
    };

    /// <summary>Where its value may stand in <c>_rescued</c>, in the order in which they are looked at.</summary>
    public IEnumerable<string[]> Paths => new[] { Column.Source ?? Column.Name }.Concat(Column.Aliases).Select(p => p.Split('/'))
        .Concat(From is null ? [] : [From.Path])
        .Append([Column.Source ?? Column.Name]); // a field's own name may hold a slash
}

using System.Text;
using Flitch.Connectors.Rest.Extraction.Fields;

namespace Flitch.Connectors.Rest.Extraction;

/// <summary>Where an answer holds its records, and what a record has. Immutable; made once per object by generated code.</summary>
public sealed class RecordLayout
{
    /// <summary>Names from the answer's root to the records; empty when the root itself is it.</summary>
    public required IReadOnlyList<string> Records
    {
        init => RecordsPath = Utf8(value);
    }

    /// <summary>What stands there.</summary>
    public required RecordShape Shape { get; init; }

    /// <summary>The fields, one per column, in the columns' order.</summary>
    public required IReadOnlyList<Field> Fields
    {
        get => FieldArray;
        init => FieldArray = [.. value];
    }

    /// <summary>The column that takes a map's key; null for other shapes.</summary>
    public int? Key { get; init; }

    /// <summary>The column that takes the value for which the object was listed; null where there is one listing.</summary>
    public int? Each { get; init; }

    /// <summary>The columns that tell rows apart: a record in which one cannot be read makes the answer malformed.</summary>
    public IReadOnlyList<int> PrimaryKey
    {
        get => KeyColumns;
        init => KeyColumns = [.. value];
    }

    /// <summary>The timestamp column that an incremental refresh follows; null for a snapshot.</summary>
    public int? Cursor { get; init; }

    /// <summary>Names from the answer's root to the listing's count; null when answers have none.</summary>
    public IReadOnlyList<string>? Count
    {
        init => CountPath = value is null ? null : Utf8(value);
    }

    /// <summary>Names from the answer's root to the next page's token; null when answers have none.</summary>
    public IReadOnlyList<string>? NextToken
    {
        init => NextTokenPath = value is null ? null : Utf8(value);
    }

    /// <summary>True where an answer without the first name of <see cref="Records"/>, or with a null there, is an empty one.</summary>
    public bool EmptyWithoutResult { get; init; }

    internal byte[][] RecordsPath { get; private init; } = [];

    internal byte[][]? CountPath { get; private init; }

    internal byte[][]? NextTokenPath { get; private init; }

    internal Field[] FieldArray { get; private init; } = [];

    internal int[] KeyColumns { get; private init; } = [];

    /// <summary>The records' place for people: <c>/result/ledger</c>.</summary>
    internal string RecordsPointer => "/" + string.Join('/', RecordsPath.Select(Encoding.UTF8.GetString));

    private static byte[][] Utf8(IReadOnlyList<string> names) => [.. names.Select(Encoding.UTF8.GetBytes)];
}

using Flitch.Connectors.Catalog;
using Flitch.Storage.Files;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Evolving;

/// <summary>How files of one schema become files of another.</summary>
internal sealed class EvolutionPlan
{
    private EvolutionPlan(Manifest before, DatasetSchema schema, IReadOnlyList<StoredColumn> stored)
    {
        Before = before;
        Schema = schema;
        Columns = Match(schema.Descriptor.Columns, stored);
        Removed = [.. stored.Where(s => Columns.All(c => c.From != s))];
    }

    /// <summary>The dataset as it stands.</summary>
    public Manifest Before { get; }

    /// <summary>What it is to become.</summary>
    public DatasetSchema Schema { get; }

    /// <summary>The new columns, in order.</summary>
    public IReadOnlyList<EvolvedColumn> Columns { get; }

    /// <summary>Columns that are no more: their values go to <c>_rescued</c>.</summary>
    public IReadOnlyList<StoredColumn> Removed { get; }

    /// <summary>The columns whose values are read from text: of <c>_rescued</c>, or of a column of another type.</summary>
    public IEnumerable<EvolvedColumn> Read => Columns.Where(c => c.Index is not null);

    /// <summary>Whether rows may move to other partitions.</summary>
    public bool Divides =>
        Before.Partition?.By != Schema.Descriptor.Partition?.By || NewName(Before.Partition?.On) != Schema.Descriptor.Partition?.On
        || Read.Any(c => c.Column.Name == Schema.Descriptor.Partition?.On);

    /// <summary>Whether any file is different afterwards.</summary>
    public bool ChangesFiles =>
        Divides || Removed.Count > 0 || Read.Any() || !SameKey || !Before.Columns.Select(c => c.Name).SequenceEqual(Schema.SourceNames)
        || !Before.PrimaryKey.Select(NewName).SequenceEqual(Schema.Descriptor.PrimaryKey);

    /// <summary>Whether the same columns tell rows apart.</summary>
    public bool SameKey =>
        Before.PrimaryKey.Select(NewName).ToHashSet().SetEquals(Schema.Descriptor.PrimaryKey)
        && Columns.Where(c => Schema.Descriptor.PrimaryKey.Contains(c.Column.Name)).All(c => c.From is not null && !c.IsConverted);

    /// <summary>Makes a plan.</summary>
    /// <returns>Null when the manifest names types that no column has.</returns>
    public static EvolutionPlan? Of(Manifest before, DatasetSchema schema)
    {
        var stored = before.Columns.Select(StoredColumn.Of).ToList();
        return stored.Contains(null) ? null : new(before, schema, stored!);
    }

    /// <summary>What a stored column is called now; null when it is no more.</summary>
    public string? NewName(string? stored) => Columns.FirstOrDefault(c => c.From is not null && c.From.Name == stored)?.Column.Name;

    /// <summary>What no conversion can bring about, in a person's words.</summary>
    public IEnumerable<string> Obstacles()
    {
        var now = Schema.Descriptor;
        if (Before.Mode != now.Mode)
        {
            yield return now.Mode == RefreshMode.Snapshot ? "it was read along a time and is read whole" : "it was read whole and is read along a time";
        }

        if (now.Mode == RefreshMode.Incremental && !SameKey)
        {
            yield return "the primary key is another";
        }

        if (NewName(Before.Cursor) != now.Cursor)
        {
            yield return "the cursor is another";
        }

        // A snapshot is read whole each time: the next one is under the new parameters.
        foreach (var change in now.Mode == RefreshMode.Incremental ? Parameters : [])
        {
            yield return change;
        }
    }

    /// <summary>Whether the schema is as it was, and a person asks for other rows in the connection's form.</summary>
    public bool AreSettings => ParameterChanges.AreSettings(Before.Fingerprint, Schema.Descriptor.Fingerprint);

    private IReadOnlyList<string> Parameters => ParameterChanges.Between(Before.PinnedParameters, Schema.Descriptor.PinnedParameters);

    /// <summary>What is different, in a sentence.</summary>
    public string Describe() =>
        AreSettings ? $"What the connection asks for has changed since the last run: {string.Join(", ", Parameters)}."
        : $"The schema has changed since the last run: {Differences()}.";

    private string Differences()
    {
        var differences = Columns.Where(c => c.From is null).Select(c => $"{c.Column.Name} is new")
            .Concat(Removed.Select(c => $"{c.Name} is gone"))
            .Concat(Columns.Where(c => c.From is not null && c.From.Name != c.Column.Name).Select(c => $"{c.From!.Name} is now {c.Column.Name}"))
            .Concat(Columns.Where(c => c.From is not null && c.From.Type != c.Column.Type).Select(c => $"{c.Column.Name} was {c.From!.Type} and is {c.Column.Type}"))
            .Concat(Columns.Where(c => c.IsOfAnotherShape).Select(c => $"{c.Column.Name} {(c.Column.Json ? "keeps its values whole as JSON" : "is plain text")}"))
            .Concat(Columns.Where(c => c.AddedNulls.Count > 0).Select(c => $"{string.Join(" and ", c.AddedNulls)} of {c.Column.Name} mean null"))
            .Concat(Divides ? ["rows are divided anew"] : [])
            .Concat(Parameters)
            .ToList();
        return differences.Count == 0 ? "rows stay as they were" : string.Join(", ", differences);
    }

    private static List<EvolvedColumn> Match(IReadOnlyList<ColumnDescriptor> columns, IReadOnlyList<StoredColumn> stored)
    {
        var names = columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var read = 0;
        var matched = new List<EvolvedColumn>();
        foreach (var column in columns)
        {
            var from = stored.FirstOrDefault(s => s.Name == column.Name)
                ?? column.Aliases.Select(a => stored.FirstOrDefault(s => s.Name == a && !names.Contains(a))).FirstOrDefault(s => s is not null);
            var evolved = new EvolvedColumn(column, from, null);
            matched.Add(StaysAsItIs(evolved) ? evolved : evolved with { Index = read++ });
        }

        return matched;
    }

    // A column by another name, from another place, or with times written otherwise, may have rescued values that come home to it.
    private static bool StaysAsItIs(EvolvedColumn column) =>
        column is { IsConverted: false, From: { } from } && from.Name == column.Column.Name
        && (from.Source is null || (from.Source == (column.Column.Source ?? column.Column.Name) && from.Time == column.Column.Time))
        && (from.Aliases is null || !column.Column.Aliases.Except(from.Aliases).Any());
}

using Flitch.Connectors.Catalog;
using Flitch.Storage.Datasets;
using Flitch.Storage.Files;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Evolving;

/// <summary>What opening a dataset under another schema will do to its files: the plan by which it is done, told before.</summary>
public sealed record SchemaForecast
{
    /// <summary>Whether anything is done: the fingerprint is another, and the files have held rows.</summary>
    public required bool Converts { get; init; }

    /// <summary>Whether the files are written anew, in one commit; else only the manifest is.</summary>
    public required bool RewritesFiles { get; init; }

    /// <summary>Whether rows are divided into partitions anew.</summary>
    public required bool DividesAnew { get; init; }

    /// <summary>What stored rows cannot follow; nothing is changed then, unless the dataset is read anew.</summary>
    public required IReadOnlyList<string> Obstacles { get; init; }

    /// <summary>What becomes of columns that do not stay as they are.</summary>
    public required IReadOnlyList<ColumnForecast> Columns { get; init; }

    /// <summary>What will become of a dataset.</summary>
    /// <param name="before">The dataset as it stands.</param>
    /// <param name="now">The schema under which it will be opened.</param>
    /// <returns>Null when the manifest names types that no column has.</returns>
    public static SchemaForecast? Of(Manifest before, ObjectDescriptor now) =>
        EvolutionPlan.Of(before, new DatasetSchema(now)) is { } plan ? Of(plan, before.Fingerprint != now.Fingerprint && !SchemaChange.CanBeginAnew(before)) : null;

    /// <summary>What will become of any dataset with rows that was written under one schema and is opened under another.</summary>
    /// <param name="before">The schema that its files have.</param>
    /// <param name="now">The schema under which it will be opened.</param>
    public static SchemaForecast Between(ObjectDescriptor before, ObjectDescriptor now)
    {
        var manifest = ManifestDraft.New(new ConnectionName("any", "any"), new DatasetSchema(before), DateTimeOffset.UnixEpoch);
        return Of(EvolutionPlan.Of(manifest, new DatasetSchema(now))!, before.Fingerprint != now.Fingerprint);
    }

    private static SchemaForecast Of(EvolutionPlan plan, bool converts) => new()
    {
        Converts = converts,
        RewritesFiles = converts && plan.ChangesFiles,
        DividesAnew = converts && plan.Divides,
        Obstacles = converts ? [.. plan.Obstacles()] : [],
        Columns = converts ? [.. ListColumns(plan)] : [],
    };

    // A new column that reads a removed one's field takes its values, by way of _rescued.
    private static IEnumerable<ColumnForecast> ListColumns(EvolutionPlan plan)
    {
        var removed = plan.Removed.ToList();
        foreach (var column in plan.Columns)
        {
            var same = column.From is null ? removed.Find(r => r.Path.SequenceEqual(column.Paths.First())) : null;
            removed.Remove(same!);
            if ((same is null ? ColumnForecast.Of(column, plan.Schema.Descriptor.Mode) : ColumnForecast.OfField(column, same)) is { } forecast)
            {
                yield return forecast;
            }
        }

        foreach (var column in removed)
        {
            yield return ColumnForecast.OfRemoved(column);
        }
    }
}

using Flitch.Connectors.Catalog;
using Flitch.DuckDb;
using Flitch.Storage.Checking;
using Flitch.Storage.Evolving;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;
using Flitch.Storage.Merging;

namespace Flitch.Storage.Removing;

/// <summary>
/// What a dataset that was read anew leaves behind of the one whose place it takes: rows that were removed before stay removed, and rows that did not come again join
/// them.
/// </summary>
internal sealed class LeftBehind(DuckDbConnection connection, DatasetPaths paths, DatasetSchema schema, KeyIndex keys, Evolution evolution, RemovedRows removedRows)
{
    private const string Reason = "It did not come again when the dataset was read anew (--full).";

    /// <summary>Writes them beside the new dataset's files.</summary>
    /// <param name="before">The dataset as it stands.</param>
    /// <param name="changes">The new dataset's files.</param>
    /// <param name="now">When the place is taken.</param>
    /// <param name="runId">The run that read it anew.</param>
    /// <param name="cancellationToken">Gives up; what was written is left to the sweep.</param>
    /// <returns>How many rows did not come again.</returns>
    public async Task<long> WriteAsync(Manifest before, FileChanges changes, DateTimeOffset now, string runId, CancellationToken cancellationToken)
    {
        var plan = before.Fingerprint == schema.Descriptor.Fingerprint ? null : EvolutionPlan.Of(before, schema);
        if (before.Mode != RefreshMode.Incremental || (plan is null && before.Fingerprint != schema.Descriptor.Fingerprint))
        {
            return 0;
        }

        await KeepRemovedAsync(before, plan, changes, cancellationToken);
        if (plan is { SameKey: false })
        {
            return 0; // rows of another key cannot be compared
        }

        await keys.LoadAsync([.. changes.Files.Where(f => f.Role == FileRole.Rows)], cancellationToken);
        await connection.RunAsync($"CREATE OR REPLACE TEMP TABLE removed AS SELECT {schema.ColumnList}, _part, 0::UBIGINT AS _key FROM staged WHERE false", cancellationToken);
        foreach (var file in before.Files.Where(f => f.Role == FileRole.Rows && f.Rows > 0 && File.Exists(paths.Absolute(f.Path))))
        {
            await TakeAsync(file, plan, cancellationToken);
        }

        return await removedRows.WriteAsync(changes, now, runId, Reason, cancellationToken);
    }

    private async Task KeepRemovedAsync(Manifest before, EvolutionPlan? plan, FileChanges changes, CancellationToken cancellationToken)
    {
        if (plan is not null)
        {
            await evolution.WriteRemovedAsync(plan, changes, cancellationToken);
            return;
        }

        foreach (var file in before.Files.Where(f => f.Role == FileRole.Removed && File.Exists(paths.Absolute(f.Path))))
        {
            changes.Keep(file);
        }
    }

    // Reading anew is the way out of a damaged file, so one must not stop it.
    private async Task TakeAsync(LiveFile file, EvolutionPlan? plan, CancellationToken cancellationToken)
    {
        try
        {
            var source = await SourceAsync(file, plan, cancellationToken);
            await connection.RunAsync(
                $"INSERT INTO removed SELECT {schema.ColumnList}, {schema.PartitionStart}, {keys.Hash} FROM {source} WHERE {keys.Hash} NOT IN (SELECT _key FROM keys)", cancellationToken);
        }
        catch (DuckDbException error) when (FileDamage.IsDamage(error))
        {
        }
    }

    private async Task<string> SourceAsync(LiveFile file, EvolutionPlan? plan, CancellationToken cancellationToken)
    {
        if (plan is null)
        {
            return ParquetSql.Read(paths.Absolute(file.Path));
        }

        var table = new EvolvedTable(connection, paths, plan, keepsLost: true);
        await table.BeginAsync(FileRole.Rows, cancellationToken);
        await table.AddAsync(file, cancellationToken);
        return "renewed";
    }
}

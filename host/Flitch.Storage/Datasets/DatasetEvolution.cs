using Flitch.Connectors;
using Flitch.Storage.Checking;
using Flitch.Storage.Errors;
using Flitch.Storage.Evolving;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Datasets;

/// <summary>Bringing a dataset to the schema that its object has now, in one commit, before new rows come.</summary>
internal static class DatasetEvolution
{
    /// <summary>Commits the dataset under the new schema.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="paths">The dataset's places.</param>
    /// <param name="schema">The new schema.</param>
    /// <param name="session">A session of the new schema.</param>
    /// <param name="found">The dataset as it stands.</param>
    /// <param name="force">True when the person asked for it to be read anew: nothing is in the way then, and what cannot be read as its new type is rescued.</param>
    /// <param name="cancellationToken">Gives up; the old dataset stands.</param>
    /// <returns>The new manifest, and what is different, in a sentence.</returns>
    /// <exception cref="FlitchException">Kind storage: the rows cannot follow, or a value would be lost.</exception>
    public static async Task<(Manifest Next, string Changes)> CommitAsync(
        DataFolder folder, DatasetPaths paths, DatasetSchema schema, WriterSession session, Manifest found, bool force, CancellationToken cancellationToken)
    {
        var next = await DamagedFiles.GuardAsync(folder.Root, paths, () => found, () => force && found.Mode != schema.Descriptor.Mode
            ? BeginAnewAsync(folder, schema, session, found, cancellationToken)
            : EvolveAsync(folder, paths, schema, session, found, force, cancellationToken));
        Commits.Make(folder, paths, next, found.Superseded);
        return (next, Plan(paths, found, schema).Describe());
    }

    /// <summary>The plan.</summary>
    /// <exception cref="FlitchException">Kind storage: the manifest names types that no column has.</exception>
    public static EvolutionPlan Plan(DatasetPaths paths, Manifest found, DatasetSchema schema) =>
        EvolutionPlan.Of(found, schema) ?? throw StorageErrors.BrokenManifest(paths.Manifest, "it names a type that no column has.");

    private static async Task<Manifest> EvolveAsync(
        DataFolder folder, DatasetPaths paths, DatasetSchema schema, WriterSession session, Manifest found, bool force, CancellationToken cancellationToken)
    {
        var plan = Plan(paths, found, schema);
        var obstacles = force ? [] : plan.Obstacles().ToList();
        if (obstacles.Count > 0)
        {
            var (name, changes) = (paths.Name.ToString(), string.Join(", ", obstacles));
            throw plan.AreSettings ? StorageErrors.SettingsChanged(name, changes) : StorageErrors.SchemaChanged(name, changes);
        }

        var (written, findings) = await session.Evolution.WriteAsync(plan, force, cancellationToken);
        var lost = findings.SelectMany(LostStretches.Of).ToList();
        var state = found.State.Without(lost, findings.Any(LostStretches.HasRowsWithoutDay));
        return found.Under(schema).Next(written, state, schema, folder.Clock.GetUtcNow());
    }

    // A history and rows along a time have nothing in common.
    private static async Task<Manifest> BeginAnewAsync(
        DataFolder folder, DatasetSchema schema, WriterSession session, Manifest found, CancellationToken cancellationToken)
    {
        var changes = await session.CreateEmptyAsync(found.Under(schema), cancellationToken);
        found.Files.ToList().ForEach(file => changes.Replace(file, null));
        return (found.Under(schema) with { Snapshot = null }).Next(changes, RefreshState.Empty, schema, folder.Clock.GetUtcNow());
    }
}

using Flitch.Connectors;
using Flitch.Connectors.Catalog;
using Flitch.Storage.Errors;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Datasets;

/// <summary>Taking a dataset's lock, and setting right what is found.</summary>
internal static class DatasetOpening
{
    public static Task<DatasetWriter> OpenAsync(
        DataFolder folder, ConnectionName connection, ObjectDescriptor descriptor, bool force, CancellationToken cancellationToken) =>
        HoldAsync(folder, connection, descriptor, async (paths, schema, held) =>
        {
            var found = await ManifestFile.ReadAsync(folder, paths.Name, cancellationToken);
            var isOther = found is not null && found.Fingerprint != descriptor.Fingerprint;
            if (isOther && SchemaChange.CanBeginAnew(found!))
            {
                (found, isOther) = (null, false);
            }

            var manifest = found ?? ManifestDraft.New(connection, schema, folder.Clock.GetUtcNow());
            FileSweep.RemoveOrphans(folder, paths, manifest);
            var writer = new DatasetWriter(folder, paths, schema, held, manifest);
            return isOther ? await EvolveAsync(folder, paths, schema, writer, force, cancellationToken)
                : manifest.Files.Count == 0 ? await CreateAsync(folder, paths, schema, writer, cancellationToken)
                : Tidied(folder, paths, writer);
        });

    public static async Task<DatasetWriter> OpenReplacementAsync(
        DataFolder folder, ConnectionName connection, ObjectDescriptor descriptor, CancellationToken cancellationToken)
    {
        // A snapshot takes the place of the last one anyway, and its history is not to be read anew from anywhere.
        if (descriptor.Mode == RefreshMode.Snapshot)
        {
            return await OpenAsync(folder, connection, descriptor, force: true, cancellationToken);
        }

        return await HoldAsync(folder, connection, descriptor, async (paths, schema, held) =>
        {
            var before = await ReadOrCreateAsync(folder, paths, connection, schema, held, cancellationToken);
            var start = ManifestDraft.New(connection, schema, folder.Clock.GetUtcNow()) with
            {
                Commit = before?.Commit ?? 0,
                NextFile = FirstFreeNumber(folder, paths, before),
            };
            var writer = new DatasetWriter(folder, paths, schema, held, start) { Replacement = new(before) };
            var empty = await writer.Session.CreateEmptyAsync(start, cancellationToken);
            writer.Manifest = start with { Files = [.. empty.Files], NextFile = empty.NextFile };
            return writer;
        });
    }

    private static async Task<DatasetWriter> HoldAsync(
        DataFolder folder,
        ConnectionName connection,
        ObjectDescriptor descriptor,
        Func<DatasetPaths, DatasetSchema, FileLock, Task<DatasetWriter>> open)
    {
        var paths = new DatasetPaths(folder, new(connection.Name, descriptor.Name));
        return await DiskGuard.RunAsync(paths.Home, async () =>
        {
            Disk.CreateFolder(paths.Home);
            var held = FileLock.TryTake(paths.Lock) ?? throw StorageErrors.Busy(paths.Name.ToString());
            try
            {
                return await open(paths, new DatasetSchema(descriptor), held);
            }
            catch
            {
                held.Dispose();
                throw;
            }
        });
    }

    private static async Task<DatasetWriter> CreateAsync(
        DataFolder folder, DatasetPaths paths, DatasetSchema schema, DatasetWriter writer, CancellationToken cancellationToken)
    {
        var changes = await writer.Session.CreateEmptyAsync(writer.Manifest, cancellationToken);
        writer.Manifest = writer.Manifest.Next(changes, writer.Manifest.State, schema, folder.Clock.GetUtcNow());
        Commits.Make(folder, paths, writer.Manifest, []);
        return writer;
    }

    private static async Task<DatasetWriter> EvolveAsync(
        DataFolder folder, DatasetPaths paths, DatasetSchema schema, DatasetWriter writer, bool force, CancellationToken cancellationToken)
    {
        try
        {
            (writer.Manifest, writer.SchemaChanges) = await DatasetEvolution.CommitAsync(folder, paths, schema, writer.Session, writer.Manifest, force, cancellationToken);
            return writer;
        }
        catch
        {
            writer.CloseSession();
            throw;
        }
    }

    private static DatasetWriter Tidied(DataFolder folder, DatasetPaths paths, DatasetWriter writer)
    {
        Commits.Tidy(folder, paths, writer.Manifest, writer.Manifest.Superseded);
        return writer;
    }

    // Reading anew is the way out of a manifest that cannot be read; its files stay until the new rows are in their place.
    private static async Task<Manifest?> ReadOrCreateAsync(
        DataFolder folder, DatasetPaths paths, ConnectionName connection, DatasetSchema schema, FileLock held, CancellationToken cancellationToken)
    {
        try
        {
            if (await ManifestFile.ReadAsync(folder, paths.Name, cancellationToken) is { } found)
            {
                FileSweep.RemoveOrphans(folder, paths, found);
                return found;
            }
        }
        catch (FlitchException error) when (error.Error.Code is "storage:manifest-broken" or "storage:manifest-missing")
        {
            return null;
        }

        var writer = new DatasetWriter(folder, paths, schema, held, ManifestDraft.New(connection, schema, folder.Clock.GetUtcNow()));
        await CreateAsync(folder, paths, schema, writer, cancellationToken);
        writer.CloseSession();
        return writer.Manifest;
    }

    private static long FirstFreeNumber(DataFolder folder, DatasetPaths paths, Manifest? before)
    {
        var numbers = FileSweep.OnDisk(folder, paths).Select(p => long.TryParse(Path.GetFileNameWithoutExtension(p), out var number) ? number : 0);
        return Math.Max(before?.NextFile ?? 1, numbers.DefaultIfEmpty(0).Max() + 1);
    }
}

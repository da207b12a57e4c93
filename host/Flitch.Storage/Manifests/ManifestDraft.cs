using Flitch.Storage.Datasets;
using Flitch.Storage.Files;

namespace Flitch.Storage.Manifests;

/// <summary>Making the next manifest from the last.</summary>
internal static class ManifestDraft
{
    /// <summary>A dataset's manifest before its first commit.</summary>
    public static Manifest New(ConnectionName connection, DatasetSchema schema, DateTimeOffset now) => new()
    {
        Format = Manifest.CurrentFormat,
        Commit = 0,
        CommittedAt = now,
        Connector = connection.Connector,
        Connection = connection.Name,
        Object = schema.Descriptor.Name,
        Title = schema.Descriptor.Title,
        Description = schema.Descriptor.Description,
        Mode = schema.Descriptor.Mode,
        Fingerprint = schema.Descriptor.Fingerprint,
        PinnedParameters = schema.Descriptor.PinnedParameters,
        Columns = schema.ToManifest(),
        PrimaryKey = schema.Descriptor.PrimaryKey,
        Cursor = schema.Descriptor.Cursor,
        Partition = schema.Descriptor.Partition,
        State = RefreshState.Empty,
        NextFile = 1,
        Files = [],
        Superseded = [],
    };

    /// <summary>The manifest with files changed and what follows from the schema renewed (titles and descriptions may change without a new fingerprint).</summary>
    public static Manifest Next(this Manifest last, FileChanges changes, RefreshState state, DatasetSchema schema, DateTimeOffset now) => last with
    {
        Commit = last.Commit + 1,
        CommittedAt = now,
        Title = schema.Descriptor.Title,
        Description = schema.Descriptor.Description,
        Columns = schema.ToManifest(),
        State = state,
        NextFile = changes.NextFile,
        Files = [.. changes.Files.OrderBy(f => f.Role).ThenBy(f => f.Partition).ThenBy(f => f.Day)],
        Superseded = [.. last.Superseded.Where(f => !FileSweep.IsDue(f, now)), .. changes.Dropped.Select(f => new SupersededFile(f.Path, now))],
    };
}

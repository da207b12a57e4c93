using Flitch.Storage.Files;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Checking;

/// <summary>The columns that files of a role have.</summary>
internal static class RoleColumns
{
    private const string Instant = "TIMESTAMP WITH TIME ZONE";

    private static readonly (string Name, string Type)[] Ours =
    [
        (DatasetSchema.Rescued, "VARCHAR"), (DatasetSchema.SyncedAt, Instant), (DatasetSchema.RunId, "VARCHAR"), (DatasetSchema.Page, "INTEGER"),
    ];

    private static readonly (string Name, string Type)[] Log =
        [(DatasetSchema.SyncedAt, Instant), (DatasetSchema.RunId, "VARCHAR"), ("rows", "BIGINT"), ("content_hash", "VARCHAR")];

    private static readonly (string Name, string Type)[] Removal =
        [(DatasetSchema.RemovedAt, Instant), (DatasetSchema.RemovedRunId, "VARCHAR"), (DatasetSchema.Reason, "VARCHAR")];

    public static IReadOnlyList<(string Name, string Type)> Of(DatasetSchema schema, FileRole role) => role switch
    {
        FileRole.Snapshots => Log,
        FileRole.Removed => [.. Source(schema), .. Ours, .. Removal],
        _ => [.. Source(schema), .. Ours],
    };

    /// <summary>The names of those after the source's and <c>_rescued</c>, which no schema changes.</summary>
    public static IEnumerable<string> StampNames(FileRole role) => Ours.Skip(1).Concat(role == FileRole.Removed ? Removal : []).Select(c => c.Name);

    /// <summary>Their names, quoted.</summary>
    public static string List(DatasetSchema schema, FileRole role) => DatasetSchema.Join(Of(schema, role).Select(c => c.Name));

    /// <summary>Those of them that are no source column, quoted.</summary>
    public static string Stamps(DatasetSchema schema, FileRole role) => DatasetSchema.Join(Of(schema, role).Select(c => c.Name).Except(schema.SourceNames));

    private static IEnumerable<(string Name, string Type)> Source(DatasetSchema schema) => schema.ToManifest().Select(c => (c.Name, c.Type));
}

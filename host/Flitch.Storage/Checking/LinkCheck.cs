using Flitch.DuckDb;
using Flitch.Storage.Files;
using Flitch.Storage.Folders;
using Flitch.Storage.Manifests;

namespace Flitch.Storage.Checking;

/// <summary>Compares a link (or the copy made in its stead) with its file, byte by byte, and where they differ row by row.</summary>
internal sealed class LinkCheck(DuckDbConnection connection, DatasetPaths paths, DatasetSchema schema)
{
    private const int BufferBytes = 128 * 1024;

    public async Task<IReadOnlyList<FileFinding>> RunAsync(LiveFile file, CancellationToken cancellationToken)
    {
        var (path, link) = (paths.Absolute(file.Path), paths.Link(file));
        if (!File.Exists(link) || await SameAsync(path, link, cancellationToken))
        {
            return []; // a link that is gone is made anew by every writer
        }

        var finding = new FileFinding(FileFindingKind.LinkAltered, file, link);
        try
        {
            var difference = await CompareAsync(file.Role, path, link, cancellationToken);
            return [finding with { Link = difference, Rows = difference.Missing + difference.Added + difference.Changed }];
        }
        catch (DuckDbException error) when (FileDamage.IsDamage(error))
        {
            return [finding with { Reason = FileDamage.Words(error) }];
        }
    }

    private static async Task<bool> SameAsync(string left, string right, CancellationToken cancellationToken)
    {
        await using var first = new FileStream(left, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes, useAsync: false);
        await using var second = new FileStream(right, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes, useAsync: false);
        if (first.Length != second.Length)
        {
            return false;
        }

        var (one, other) = (new byte[BufferBytes], new byte[BufferBytes]);
        while (true)
        {
            var read = await first.ReadAtLeastAsync(one, one.Length, throwOnEndOfStream: false, cancellationToken);
            var also = await second.ReadAtLeastAsync(other, other.Length, throwOnEndOfStream: false, cancellationToken);
            if (read == 0 || !one.AsSpan(0, read).SequenceEqual(other.AsSpan(0, also)))
            {
                return read == 0 && also == 0;
            }
        }
    }

    // Two hashes a row, of what names it and of what it says: little memory, however wide rows are.
    private async Task<LinkDifference> CompareAsync(FileRole role, string path, string link, CancellationToken cancellationToken)
    {
        var (file, other) = (Rows(role, path), Rows(role, link));
        await connection.RunAsync($"CREATE OR REPLACE TEMP TABLE only_file AS {file} EXCEPT ALL {other}", cancellationToken);
        await connection.RunAsync($"CREATE OR REPLACE TEMP TABLE only_link AS {other} EXCEPT ALL {file}", cancellationToken);
        var missing = await connection.CountAsync("SELECT count(*) FROM only_file", cancellationToken);
        var added = await connection.CountAsync("SELECT count(*) FROM only_link", cancellationToken);
        var changed = await connection.CountAsync("SELECT count(DISTINCT name) FROM only_file SEMI JOIN only_link USING (name)", cancellationToken);
        return new(missing - changed, added - changed, changed);
    }

    private string Rows(FileRole role, string path)
    {
        var (name, content) = role switch
        {
            FileRole.Snapshots => ("_synced_at, _run_id", "hash(rows, content_hash)"),
            FileRole.Removed => ($"{schema.KeyList}, _removed_at", schema.RowHash),
            FileRole.History => (schema.KeyList.Length == 0 ? "_synced_at" : $"{schema.KeyList}, _synced_at", schema.RowHash),
            _ => (schema.KeyList.Length == 0 ? "1" : schema.KeyList, schema.RowHash),
        };
        return $"SELECT hash({name}) AS name, {content} AS content FROM {ParquetSql.Read(path)}";
    }
}

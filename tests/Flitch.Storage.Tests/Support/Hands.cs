using Flitch.Storage.Manifests;

namespace Flitch.Storage.Tests.Support;

/// <summary>What people do to files with tools of their own.</summary>
public static class Hands
{
    /// <summary>Writes a file in place, so that every hard link of it has the new content: as an editor, or a tool that opens and truncates.</summary>
    public static void RewriteInPlace(string path, string select)
    {
        var other = path + ".hand";
        Copy(path, select, other);
        using (var target = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            target.SetLength(0);
            target.Write(File.ReadAllBytes(other));
        }

        File.Delete(other);
    }

    /// <summary>Puts a new file in the place of an old one by a rename, as DuckDB's COPY and Polars do: other hard links keep the old content.</summary>
    public static void Replace(string path, string select)
    {
        var other = path + ".hand";
        Copy(path, select, other);
        File.Move(other, path, overwrite: true);
    }

    public static string Part(this DataFolder folder, LiveFile file) => Path.Combine(folder.FilesPath, file.Path);

    public static string Link(this DataFolder folder, LiveFile file) =>
        Path.Combine(folder.ConnectionsPath, Path.GetDirectoryName(file.Path)!, file.Role == FileRole.Current ? "current.parquet" : "data.parquet");

    // {0} stands for the file.
    private static void Copy(string path, string select, string target)
    {
        using var duck = Queries.Bare();
        var source = $"read_parquet('{path}', hive_partitioning=false)";
        duck.Text($"SET TimeZone='UTC'");
        duck.Text($"COPY ({select.Replace("{0}", source, StringComparison.Ordinal)}) TO '{target}' (FORMAT parquet)");
    }
}

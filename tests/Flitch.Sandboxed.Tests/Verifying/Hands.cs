using Flitch.DuckDb;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Sandboxed.Tests.Verifying;

/// <summary>What people do to a dataset's files with a DuckDB of their own.</summary>
internal static class Hands
{
    /// <summary>The file of a dataset that holds most rows.</summary>
    public static async Task<LiveFile> LargestFileAsync(this SandboxedHost host, string dataset)
    {
        var manifest = await Dataset.ReadAsync(host.Services.GetRequiredService<DataFolder>(), new DatasetName("main", dataset), TestContext.Current.CancellationToken);
        return manifest!.Files.MaxBy(f => f.Rows)!;
    }

    /// <summary>Rewrites a file in place, as a tool does that opens and truncates it: the link of it changes too.</summary>
    public static void Rewrite(this SandboxedHost host, LiveFile file, string select) =>
        Rewrite(Path.Combine(host.Services.GetRequiredService<DataFolder>().FilesPath, file.Path), select);

    /// <summary>As <see cref="Rewrite(SandboxedHost, LiveFile, string)"/>, of any file.</summary>
    public static void Rewrite(string path, string select)
    {
        var other = path + ".hand";
        using (var duck = new DuckDbConnection("Data Source=:memory:"))
        {
            duck.Open();
            Run(duck, "SET TimeZone='UTC'");
            Run(duck, $"COPY ({select.Replace("{0}", $"read_parquet('{path}', hive_partitioning=false)", StringComparison.Ordinal)}) TO '{other}' (FORMAT parquet)");
        }

        using (var target = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            target.SetLength(0);
            target.Write(File.ReadAllBytes(other));
        }

        File.Delete(other);
    }

    private static void Run(DuckDbConnection duck, string sql)
    {
        using var command = duck.CreateCommand();
#pragma warning disable CA2100 // Texts of tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

using Flitch.Storage;
using Flitch.Storage.Manifests;
using Flitch.Storage.Views;

namespace Flitch.Host.Web.Datasets;

/// <summary>How other tools read a dataset, with the paths of this machine.</summary>
internal static class Snippets
{
    /// <summary>One snippet for each tool.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="manifest">The dataset's last commit.</param>
    /// <param name="view">The view's name.</param>
    public static IEnumerable<Snippet> Of(DataFolder folder, Manifest manifest, string view)
    {
        var found = ViewCatalog.Of(manifest).First(v => v.Name == view);
        var files = Path.Combine(folder.ConnectionsPath, found.Links.Replace('/', Path.DirectorySeparatorChar));
        var hive = found.PartitionKey is null ? "" : ", hive_partitioning = true";
        yield return new("DuckDB, with every dataset as a view", "duckdb", $"duckdb -init {Shell(folder.ViewsPath)}\n\nSELECT * FROM {found.FullName} LIMIT 10;");
        yield return new("DuckDB, the files alone", "duckdb-files", $"SELECT * FROM read_parquet({Sql(files)}{hive}) LIMIT 10;");
        yield return new("Python with DuckDB", "python", $"import duckdb\n\nrows = duckdb.sql({Python($"SELECT * FROM read_parquet({Sql(files)}{hive})")})\nprint(rows)");
        yield return new("Python with Polars", "polars", $"import polars as pl\n\nrows = pl.scan_parquet({Python(files)}{(found.PartitionKey is null ? "" : ", hive_partitioning=True")}).collect()");
        yield return new("Python with pandas", "pandas", $"import pandas as pd\n\n# Through pyarrow amounts stay exact, as Python's Decimal.\nrows = pd.read_parquet({Python(found.PartitionKey is null ? files : Path.GetDirectoryName(Path.GetDirectoryName(files))!)})");
        yield return new("C# with DuckDB.NET", "csharp", CSharp($"SELECT * FROM read_parquet({Sql(files)}{hive})"));
        yield return new("The command line", "cli", $"flitch query \"SELECT * FROM {found.FullName} LIMIT 10\" --data {Shell(folder.Root)}");
    }

    private static string CSharp(string sql) =>
        $"""
        using DuckDB.NET.Data;

        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = {Python(sql)};
        using var reader = command.ExecuteReader();
        """;

    private static string Sql(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Python(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Shell(string text) => OperatingSystem.IsWindows() ? $"\"{text}\"" : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

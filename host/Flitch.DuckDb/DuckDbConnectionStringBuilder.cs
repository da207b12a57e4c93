using System.Data.Common;

namespace Flitch.DuckDb;

/// <summary>
/// <c>Data Source=:memory:;memory_limit=256MB;threads=2</c>: the database, and DuckDB's own configuration options by their own names
/// (see <c>duckdb_settings()</c>).
/// </summary>
public sealed class DuckDbConnectionStringBuilder : DbConnectionStringBuilder
{
    /// <summary>The database that lives in memory only.</summary>
    public const string InMemory = ":memory:";

    private const string DataSourceKey = "Data Source";
    private static readonly string[] DataSourceAliases = ["DataSource", "Filename"];

    /// <summary>A string of its own, to be filled.</summary>
    public DuckDbConnectionStringBuilder()
    {
    }

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="ArgumentException">The text is not a connection string.</exception>
    public DuckDbConnectionStringBuilder(string connectionString) => ConnectionString = connectionString;

    /// <summary>A file's path, or <c>:memory:</c> (also when there is none).</summary>
    public string DataSource
    {
        get => DataSourceAliases.Prepend(DataSourceKey).Select(Text).FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? InMemory;
        set => this[DataSourceKey] = value;
    }

    /// <summary>All keys but the database, as DuckDB's options.</summary>
    public IEnumerable<KeyValuePair<string, string>> Options => Keys.Cast<string>()
        .Where(key => !DataSourceAliases.Prepend(DataSourceKey).Contains(key, StringComparer.OrdinalIgnoreCase))
        .Select(key => KeyValuePair.Create(key, Text(key)!));

    private string? Text(string key) => TryGetValue(key, out var value) ? Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) : null;
}

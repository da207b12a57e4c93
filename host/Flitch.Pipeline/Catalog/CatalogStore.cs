using Flitch.Connectors;
using Flitch.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Flitch.Pipeline.Catalog;

/// <summary>
/// The way to the catalogue, <c>flitch.db</c> in the data folder: opened and migrated at first use, one short context per piece of work, trouble told
/// in a person's words.
/// </summary>
internal sealed class CatalogStore : IDisposable
{
    private readonly string _connectionString;
    private readonly DbContextOptions<CatalogContext> _options;
    private readonly Lazy<bool> _migrated;

    public CatalogStore(DataFolder folder)
    {
        Path = folder.CatalogPath;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = Path, ForeignKeys = true }.ToString();
        _options = new DbContextOptionsBuilder<CatalogContext>().UseSqlite(_connectionString).AddInterceptors(new CatalogWrites(folder.Reached)).Options;
        // A failure is not remembered: a database that was locked or read-only for a moment is opened by the next piece of work.
        _migrated = new Lazy<bool>(Migrate, LazyThreadSafetyMode.PublicationOnly);
    }

    public string Path { get; }

    /// <summary>Does one piece of work on the catalogue.</summary>
    /// <exception cref="FlitchException">The database is damaged, newer, locked or not writable.</exception>
    public async Task<T> UseAsync<T>(Func<CatalogContext, Task<T>> work)
    {
        try
        {
            _ = _migrated.Value;
            await using var context = new CatalogContext(_options);
            return await work(context);
        }
        catch (Exception e) when (CatalogErrors.Translate(e, Path) is { } told)
        {
            throw told;
        }
    }

    public async Task UseAsync(Func<CatalogContext, Task> work) => await UseAsync(async context =>
    {
        await work(context);
        return true;
    });

    /// <summary>A connection of its own for whoever keeps one open; the caller disposes it, and translates its trouble.</summary>
    public SqliteConnection Open()
    {
        _ = _migrated.Value;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        // Pooled connections would keep the file open after the data folder is given up.
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private bool Migrate()
    {
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        CatalogMigrator.Migrate(connection, Path);
        return true;
    }
}

using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Flitch.Pipeline.Catalog;

/// <summary>
/// Tells cheaply what has changed in the catalogue, whichever process changed it: SQLite counts for an open connection the commits of all others, and only after one are
/// the rows looked at. Not safe for several threads.
/// </summary>
internal sealed class CatalogStamps(CatalogStore catalog) : IDisposable
{
    private SqliteConnection? _connection;
    private long _version;

    /// <summary>For each connection, what stands of it in the catalogue, to compare; null while nothing was written since the last look.</summary>
    /// <exception cref="Connectors.FlitchException">The database is damaged, newer, locked or not writable.</exception>
    public IReadOnlyDictionary<string, CatalogStamp>? Changes()
    {
        try
        {
            return Look(_connection ??= catalog.Open());
        }
        catch (Exception e) when (CatalogErrors.Translate(e, catalog.Path) is { } told)
        {
            Dispose(); // the next look begins anew, and sees everything as changed
            throw told;
        }
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _connection = null;
        _version = 0;
    }

    private Dictionary<string, CatalogStamp>? Look(SqliteConnection connection)
    {
        var version = Version(connection);
        if (version == _version)
        {
            return null;
        }

        // The version first: what is committed while the rows are read makes another look, and is not lost.
        _version = version;
        return Stamps(connection);
    }

    private static long Version(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>All columns, so that one that is added later is not forgotten here. Of runs the newest is enough: an older one never changes.</summary>
    private static Dictionary<string, CatalogStamp> Stamps(SqliteConnection connection)
    {
        var (settings, runs) = (new Dictionary<string, StringBuilder>(StringComparer.Ordinal), new Dictionary<string, StringBuilder>(StringComparer.Ordinal));
        Add(settings, connection, "SELECT name, * FROM connections");
        Add(settings, connection, "SELECT connection, * FROM datasets ORDER BY connection, name");
        Add(runs, connection, """
            SELECT c.name, r.id, r.state, r.heartbeat_at, r.ended_at FROM connections c
            JOIN runs r ON r.id = (SELECT n.id FROM runs n WHERE n.connection = c.name ORDER BY n.started_at DESC, n.id DESC LIMIT 1)
            """);
        return settings.ToDictionary(s => s.Key, s => new CatalogStamp(s.Value.ToString(), runs.GetValueOrDefault(s.Key)?.ToString()), StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, StringBuilder> stamps, SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the texts above.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var name = reader.GetString(0);
            var stamp = stamps.TryGetValue(name, out var begun) ? begun : stamps[name] = new StringBuilder();
            for (var i = 1; i < reader.FieldCount; i++)
            {
                stamp.Append(Text(reader.GetValue(i))).Append('\u001f');
            }
        }
    }

    private static string? Text(object value) => value is byte[] bytes ? Convert.ToBase64String(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture);
}

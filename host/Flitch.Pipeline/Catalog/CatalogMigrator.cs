using System.Globalization;
using Flitch.Connectors;
using Microsoft.Data.Sqlite;

namespace Flitch.Pipeline.Catalog;

/// <summary>
/// Brings the database to this program's version: the scripts that it has not had, in one transaction with its <c>user_version</c>. A process that is
/// killed in between leaves the old version whole, and two that start at once follow one another.
/// </summary>
internal static class CatalogMigrator
{
    public static int Newest => Migration.All[^1].Version;

    public static void Migrate(SqliteConnection connection, string path)
    {
        if (Version(connection) is var found && found == Newest)
        {
            return;
        }

        if (found > Newest)
        {
            throw Newer(path, found);
        }

        Run(connection, "PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var step in Migration.All.Where(m => m.Version > Version(connection)).ToList())
        {
            Run(connection, step.Sql, transaction);
            Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {step.Version}"), transaction);
        }

        transaction.Commit();
    }

    private static int Version(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Run(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The text is a script embedded in this assembly, or made of a number of ours.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static FlitchException Newer(string path, int found) => new(
        "catalog:newer",
        ErrorKind.Storage,
        $"The catalogue {path} was written by a newer Flitch (version {found}; this one knows {Newest}).",
        "Use the newer Flitch, or another data folder with --data. Nothing was changed.");
}

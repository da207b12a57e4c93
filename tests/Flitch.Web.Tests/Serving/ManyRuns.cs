using Flitch.Pipeline;
using Microsoft.Data.Sqlite;

namespace Flitch.Web.Tests.Serving;

/// <summary>A long history, made of one run that was.</summary>
internal static class ManyRuns
{
    /// <summary>Writes copies of each run into the catalogue, each an hour before the one before.</summary>
    /// <param name="flitch">Whose.</param>
    /// <param name="copies">How many of each.</param>
    public static void Add(ServedFlitch flitch, int copies)
    {
        using var catalog = new SqliteConnection($"Data Source={Path.Combine(flitch.Service<PipelineOptions>().DataFolder, "flitch.db")};Pooling=False");
        catalog.Open();
        using var command = catalog.CreateCommand();
        command.CommandText = """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $copies)
            INSERT INTO runs (id, connection, state, trigger, started_at, ended_at, heartbeat_at, cancel_requested, datasets, error, kind)
            SELECT id || '-' || i, connection, state, trigger, started_at - i * 3600000000, ended_at - i * 3600000000, heartbeat_at, 0, datasets, error, kind FROM runs, n
            """;
        command.Parameters.AddWithValue("$copies", copies);
        command.ExecuteNonQuery();
    }
}

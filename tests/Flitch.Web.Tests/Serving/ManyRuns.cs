using Flitch.Pipeline;
using Microsoft.Data.Sqlite;

namespace Flitch.Web.Tests.Serving;

/// <summary>Runs that nobody had to wait for: they stand in the catalogue as if they had been.</summary>
internal static class ManyRuns
{
    /// <summary>A run of main that failed.</summary>
    /// <param name="flitch">Whose.</param>
    /// <param name="trigger">What asked for it.</param>
    /// <returns>Its id.</returns>
    public static string Failed(ServedFlitch flitch, string trigger = "command")
    {
        var (id, now) = ("20261123-120000-abcdef", DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000);
        Run(
            flitch,
            """
            INSERT INTO runs (id, connection, state, trigger, started_at, ended_at, heartbeat_at, cancel_requested, datasets, kind)
            VALUES ($id, 'main', 'failed', $trigger, $now, $now, $now, 0, '[{"dataset":"balance","succeeded":false,"drift":[],"notices":[]}]', 'refresh')
            """,
            ("$id", id),
            ("$trigger", trigger),
            ("$now", now));
        return id;
    }

    /// <summary>Writes copies of each run, each an hour before the one before.</summary>
    /// <param name="flitch">Whose.</param>
    /// <param name="copies">How many of each.</param>
    public static void Copy(ServedFlitch flitch, int copies) => Run(
        flitch,
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $copies)
        INSERT INTO runs (id, connection, state, trigger, started_at, ended_at, heartbeat_at, cancel_requested, datasets, error, kind)
        SELECT id || '-' || i, connection, state, trigger, started_at - i * 3600000000, ended_at - i * 3600000000, heartbeat_at, 0, datasets, error, kind FROM runs, n
        """,
        ("$copies", copies));

    /// <summary>What a service could have answered, wherever a run tells it.</summary>
    /// <param name="flitch">Whose.</param>
    /// <param name="run">The run.</param>
    /// <param name="datasets">JSON of its datasets' reports.</param>
    /// <param name="error">JSON of its error.</param>
    public static void Rewrite(ServedFlitch flitch, string run, string datasets, string error) => Run(
        flitch, "UPDATE runs SET datasets = $datasets, error = $error WHERE id = $id", ("$datasets", datasets), ("$error", error), ("$id", run));

    private static void Run(ServedFlitch flitch, string sql, params (string Name, object Value)[] values)
    {
        using var catalog = new SqliteConnection($"Data Source={Path.Combine(flitch.Service<PipelineOptions>().DataFolder, "flitch.db")};Pooling=False");
        catalog.Open();
        using var command = catalog.CreateCommand();
#pragma warning disable CA2100 // One of the texts above.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}

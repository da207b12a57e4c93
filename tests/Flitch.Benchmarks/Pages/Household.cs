using Flitch.Connectors.Kraken.Sandbox;
using Flitch.Connectors.Sandboxes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Benchmarks.Pages;

/// <summary>Twenty connections that were refreshed, and a thousand runs.</summary>
internal static class Household
{
    public const int Connections = 20;
    public const int Runs = 1000;

    /// <summary>The connection whose refresh takes minutes.</summary>
    public const string Slow = "slow";

    public static Task<IRunningSandbox> SandboxAsync(params (string Name, string Value)[] options) => new KrakenSandbox().StartAsync(
        options.ToDictionary(o => o.Name, o => o.Value), TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);

    public static async Task BuildAsync(FlitchProcess flitch, string folder, IRunningSandbox quick, IRunningSandbox slow)
    {
        foreach (var name in Enumerable.Range(1, Connections - 1).Select(n => $"c{n:00}"))
        {
            await AddAsync(flitch, folder, name, quick);
            await flitch.RunAsync("refresh", name);
        }

        await AddAsync(flitch, folder, Slow, slow);
        Multiply(folder);
    }

    public static async Task AddAsync(FlitchProcess flitch, string folder, string name, IRunningSandbox sandbox, params string[] more)
    {
        var words = new List<string> { "connection", "add", "kraken", "--name", name, "--set", "tier=none" };
        words.AddRange(more);
        foreach (var (field, value) in sandbox.ConnectionFields.Where(f => f.Key != "tier"))
        {
            var file = Path.Combine(folder, field);
            await File.WriteAllTextAsync(file, value);
            words.AddRange(["--set", field == "base_url" ? $"{field}={value}" : $"{field}=file:{file}"]);
        }

        await flitch.RunAsync([.. words]);
    }

    /// <summary>Copies of the runs that were, each an hour before the one before.</summary>
    private static void Multiply(string folder)
    {
        using var catalog = new SqliteConnection($"Data Source={Path.Combine(folder, "data", "flitch.db")};Pooling=False");
        catalog.Open();
        using var command = catalog.CreateCommand();
        command.CommandText = """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
            INSERT INTO runs (id, connection, state, trigger, started_at, ended_at, heartbeat_at, cancel_requested, datasets, error, kind)
            SELECT id || '-' || i, connection, state, trigger, started_at - i * 3600000000, ended_at - i * 3600000000, heartbeat_at, 0, datasets, error, kind
            FROM runs, n ORDER BY i LIMIT $missing - (SELECT count(*) FROM runs)
            """;
        command.Parameters.AddWithValue("$missing", Runs);
        command.ExecuteNonQuery();
    }
}

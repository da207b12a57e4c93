using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Sandboxed.Tests.Refreshing;

/// <summary>Two connections with one key in one host and one data folder, which refresh at the same time.</summary>
public sealed class TwoConnectionsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_connections_with_one_key_refresh_at_once_without_a_rate_or_nonce_error()
    {
        await using var host = await SandboxedHost.StartAsync("tier=starter", "page-size=20", "latency=20-80");
        var request = new ConnectionRequest("kraken", "second", host.Sandbox.ConnectionFields.ToDictionary()) { NoTest = true, Datasets = ["all"] };
        await host.Services.GetRequiredService<ConnectionService>().AddAsync(request, Ct);

        // One actor of the clock, since whoever waits for the key waits for the other, not for time.
        var runs = await host.Clock.ActAsync(() => Task.WhenAll(Refresh("main"), Refresh("second")));

        runs.Should().OnlyContain(r => r.State == RunState.Succeeded && r.Retries == 0 && !r.Attached);
        host.Sandbox.Requests.Should().OnlyContain(r => r.Outcome == "ok");
        runs[0].StartedAt.Should().BeBefore(runs[1].EndedAt!.Value).And.BeOnOrAfter(runs[1].StartedAt.AddMinutes(-1), "they went on at the same time");
        foreach (var dataset in new[] { "closed_orders", "trades_history", "ledgers" })
        {
            (await host.DifferencesAsync(dataset)).Should().BeEmpty(dataset);
            (await BesideAsync(host, dataset)).Should().BeEmpty($"second.{dataset} holds what main.{dataset} holds");
        }

        Task<RunReport> Refresh(string connection) => Task.Run(() => host.Refreshing.RefreshAsync(connection, null, new RefreshOptions(), null, Ct));
    }

    /// <summary>Rows that only one of the connections has, what Flitch itself adds to them apart.</summary>
    private static async Task<List<string>> BesideAsync(SandboxedHost host, string dataset)
    {
        var columns = string.Join(", ", SandboxedHost.Catalog.FindObject(dataset)!.Columns.Select(c => $"\"{c.Name}\"").Append("_rescued"));
        var (main, second) = ($"SELECT {columns} FROM main.{dataset}", $"SELECT {columns} FROM second.{dataset}");
        await using var result = await host.Query.ExecuteAsync($"({main} EXCEPT ALL {second}) UNION ALL ({second} EXCEPT ALL {main})", null, Ct);
        var rows = new List<string>();
        await foreach (var row in result.ReadRowsAsync(Ct))
        {
            rows.Add(string.Join('|', row));
        }

        return rows;
    }
}

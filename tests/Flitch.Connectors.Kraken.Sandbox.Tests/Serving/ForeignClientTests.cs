using System.Diagnostics;
using System.Reflection;
using Flitch.Connectors.Kraken.Sandbox.Tests.Support;

namespace Flitch.Connectors.Kraken.Sandbox.Tests.Serving;

/// <summary>Clients that nobody here wrote take the sandbox for the exchange. The account is written to files before they ask.</summary>
public sealed class ForeignClientTests
{
    private static readonly string[] Objects =
        ["Balance", "TradeBalance", "OpenOrders", "ClosedOrders", "TradesHistory", "Ledgers", "OpenPositions"];

    private static readonly string Folder =
        typeof(ForeignClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "ClientsFolder").Value!;

    [Theory]
    [InlineData("2026", "natural")]
    [InlineData("2021", "alphabetical")]
    public async Task Ccxt_reads_all_seven_objects_and_walks_the_ledgers_both_ways(string fields, string order)
    {
        var checks = await RunAsync("ccxt.mjs", ("fields", fields), ("key-order", order));
        checks.Should().Equal(
            "ok Balance", "ok TradeBalance", "ok OpenOrders", "ok OpenPositions", "ok ClosedOrders", "ok TradesHistory", "ok Ledgers by ofs",
            "ok Ledgers by moving end", "ok fetchBalance", "ok fetchOpenOrders", "ok fetchClosedOrders", "ok fetchMyTrades", "ok fetchLedger",
            "ok fetchPositions");
    }

    [Fact]
    public async Task KrakenApi_reads_all_seven_objects()
    {
        var checks = await RunAsync("kraken-api.mjs");
        checks.Should().Equal([.. Objects.Select(name => $"ok {name}"), "ok wrong key"]);
    }

    private static async Task<string[]> RunAsync(string script, params (string Name, string Value)[] options)
    {
        var truth = Directory.CreateTempSubdirectory("flitch-truth-");
        try
        {
            await using var sandbox = await Start.SandboxAsync(FakeClock.AtStart(), [("ledgers", "3000"), .. options]);
            foreach (var name in Objects)
                await File.WriteAllLinesAsync(
                    Path.Combine(truth.FullName, $"{name}.ndjson"), sandbox.Truth(name).Select(row => $"{{\"id\":\"{row.Id}\",\"row\":{row.Json}}}"));
            var fields = sandbox.ConnectionFields;
            return await RunNodeAsync(script, fields["base_url"], fields["api_key"], fields["private_key"], truth.FullName);
        }
        finally
        {
            truth.Delete(recursive: true);
        }
    }

    private static async Task<string[]> RunNodeAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await errors).Should().BeEmpty();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

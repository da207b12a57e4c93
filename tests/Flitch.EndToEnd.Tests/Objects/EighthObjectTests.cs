using System.Text.Json;
using Flitch.EndToEnd.Tests.Processes;

namespace Flitch.EndToEnd.Tests.Objects;

/// <summary>A new object is one schema file: it is built, refreshed and queried without a line of C#.</summary>
public sealed class EighthObjectTests
{
    [Fact]
    public async Task MapOfObjects_LikeBalanceEx()
    {
        const string Schema = """
            {
              "$schema": "../object.schema.json",
              "title": "Extended Balance",
              "description": "What the account holds, and how much of it open orders hold back.",
              "x-flitch": {
                "request": { "path": "/0/private/BalanceEx", "cost": 1, "permission": "query-funds" },
                "records": { "at": "/result", "shape": "map", "key": { "name": "asset", "description": "Asset code." } },
                "refresh": { "mode": "snapshot" },
                "primaryKey": ["asset"]
              },
              "type": "object",
              "properties": {
                "balance": { "type": "string", "format": "decimal", "description": "All of it." },
                "hold_trade": { "type": "string", "format": "decimal", "description": "Held back for open orders." }
              },
              "required": ["balance", "hold_trade"]
            }
            """;

        var rows = await RefreshAndQueryAsync(
            "balance_ex", Schema, "SELECT e.asset FROM main.balance_ex e JOIN main.balance b USING (asset) WHERE e.balance = b.balance AND e.hold_trade >= 0");

        rows.GetArrayLength().Should().BeGreaterThan(3);
    }

    [Fact]
    public async Task ArrayOfObjects_LikeWithdrawStatus()
    {
        const string Schema = """
            {
              "$schema": "../object.schema.json",
              "title": "Withdrawals",
              "description": "Withdrawals and how far they are.",
              "x-flitch": {
                "request": { "path": "/0/private/WithdrawStatus", "cost": 1, "permission": "query-funds" },
                "records": { "at": "/result", "shape": "array" },
                "refresh": { "mode": "snapshot" },
                "primaryKey": ["refid"]
              },
              "type": "object",
              "properties": {
                "refid": { "type": "string", "description": "Reference of the withdrawal." },
                "asset": { "type": "string", "description": "Asset code." },
                "amount": { "type": "string", "format": "decimal", "description": "How much." },
                "fee": { "type": "string", "format": "decimal", "description": "Fee." },
                "time": { "type": "number", "format": "unix-seconds", "description": "When it was asked for, UTC." },
                "status": { "type": "string", "description": "How far it is." }
              },
              "required": ["refid", "asset", "amount", "time", "status"]
            }
            """;

        var rows = await RefreshAndQueryAsync(
            "withdraw_status", Schema, "SELECT refid FROM main.withdraw_status WHERE amount > 0 AND time < now() AND asset IS NOT NULL");

        rows.GetArrayLength().Should().BeGreaterThan(0);
    }

    [Fact]
    public async Task MapOfRecords_LikeQueryTrades()
    {
        var rows = await RefreshAndQueryAsync(
            "query_trades",
            tradeIds => $$"""
                {
                  "$schema": "../object.schema.json",
                  "title": "Chosen Trades",
                  "description": "A few trades, asked for by id.",
                  "x-flitch": {
                    "request": { "path": "/0/private/QueryTrades", "cost": 1, "permission": "query-closed-trades", "body": { "txid": "{{tradeIds}}" } },
                    "records": { "at": "/result", "shape": "map", "key": { "name": "txid", "description": "Id of the trade." } },
                    "refresh": { "mode": "snapshot" },
                    "primaryKey": ["txid"]
                  },
                  "type": "object",
                  "properties": {
                    "pair": { "type": "string", "description": "Market." },
                    "time": { "type": "number", "format": "unix-seconds", "description": "When it happened, UTC." },
                    "price": { "type": "string", "format": "decimal", "x-flitch": { "precision": 20, "scale": 10 }, "description": "Price." },
                    "vol": { "type": "string", "format": "decimal", "description": "Volume." }
                  },
                  "required": ["pair", "time", "price", "vol"]
                }
                """,
            "SELECT q.txid FROM main.query_trades q JOIN main.trades_history t USING (txid) WHERE q.price = t.price AND q.vol = t.vol AND q.time = t.time");

        rows.GetArrayLength().Should().Be(3);
    }

    private static Task<JsonElement> RefreshAndQueryAsync(string name, string schema, string sql) => RefreshAndQueryAsync(name, _ => schema, sql);

    private static async Task<JsonElement> RefreshAndQueryAsync(string name, Func<string, string> schema, string sql)
    {
        using var plain = new FlitchInstall();
        await using var sandbox = await plain.SandboxAsync("--ledgers", "400");
        using var tree = await ScratchTree.WithObjectAsync(name, schema(await SomeTradesAsync(plain, sandbox)));
        using var flitch = new FlitchInstall(tree.Host);
        (await flitch.ConnectAsync("main", sandbox)).MustSucceed();
        (await flitch.RunAsync("connector", "show", "kraken")).MustSucceed().Output.Should().Contain(name);
        (await flitch.RunAsync("refresh", "main")).MustSucceed();
        return (await flitch.RunAsync("query", sql, "--format", "json")).MustSucceed().Json;
    }

    /// <summary>Three trade ids of the sandbox's account, as a comma list.</summary>
    private static async Task<string> SomeTradesAsync(FlitchInstall flitch, SandboxProcess sandbox)
    {
        (await flitch.ConnectAsync("main", sandbox)).MustSucceed();
        (await flitch.RunAsync("refresh", "main", "trades_history")).MustSucceed();
        var rows = (await flitch.RunAsync("query", "SELECT txid FROM main.trades_history ORDER BY time LIMIT 3", "--format", "json")).MustSucceed().Json;
        return string.Join(',', rows.EnumerateArray().Select(r => r.GetProperty("txid").GetString()));
    }
}

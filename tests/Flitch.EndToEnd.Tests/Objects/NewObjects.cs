using Flitch.EndToEnd.Tests.Processes;

namespace Flitch.EndToEnd.Tests.Objects;

/// <summary>Three more objects of the connector, each one schema file: built into it together, and refreshed once.</summary>
public sealed class NewObjects : IAsyncLifetime
{
    private const string BalanceEx = """
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

    private const string WithdrawStatus = """
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

    private readonly FlitchInstall _plain = new();
    private SandboxProcess? _sandbox;
    private ScratchTree? _tree;

    /// <summary>The program with those objects, refreshed.</summary>
    internal FlitchInstall Flitch { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await _plain.SandboxAsync("--ledgers", "400");
        _tree = await ScratchTree.WithObjectsAsync(new Dictionary<string, string>
        {
            ["balance_ex"] = BalanceEx,
            ["withdraw_status"] = WithdrawStatus,
            ["query_trades"] = QueryTrades(await SomeTradesAsync()),
        });
        Flitch = new FlitchInstall(_tree.Host);
        (await Flitch.ConnectAsync("main", _sandbox)).MustSucceed();
        (await Flitch.RunAsync("refresh", "main")).MustSucceed();
    }

    public async ValueTask DisposeAsync()
    {
        await (_sandbox?.DisposeAsync() ?? ValueTask.CompletedTask);
        Flitch?.Dispose();
        _tree?.Dispose();
        _plain.Dispose();
    }

    private static string QueryTrades(string tradeIds) =>
        $$"""
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
        """;

    /// <summary>Three trade ids of the sandbox's account, as a comma list.</summary>
    private async Task<string> SomeTradesAsync()
    {
        (await _plain.ConnectAsync("main", _sandbox!)).MustSucceed();
        (await _plain.RunAsync("refresh", "main", "trades_history")).MustSucceed();
        var rows = (await _plain.RunAsync("query", "SELECT txid FROM main.trades_history ORDER BY time LIMIT 3", "--format", "json")).MustSucceed().Json;
        return string.Join(',', rows.EnumerateArray().Select(r => r.GetProperty("txid").GetString()));
    }
}

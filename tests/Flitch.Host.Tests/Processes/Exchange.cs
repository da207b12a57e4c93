using Flitch.Connectors.Kraken.Sandbox;
using Flitch.Connectors.Sandboxes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Host.Tests.Processes;

/// <summary>A small sandbox of the exchange for one test, served by the test's own process.</summary>
internal sealed class Exchange(IRunningSandbox running) : IAsyncDisposable
{
    public IReadOnlyDictionary<string, string> Fields => running.ConnectionFields;

    public KrakenSandboxServer Sandbox => (KrakenSandboxServer)running;

    /// <summary>Serves the newest ledger rows no more.</summary>
    public void Hides(int rows) => Sandbox.HideRows("Ledgers", Sandbox.Truth("Ledgers").TakeLast(rows).Select(r => r.Id));

    /// <summary>Starts a sandbox with an account of some 200 ledger rows.</summary>
    public static Task<Exchange> OpenAsync(params (string Name, string Value)[] options) => OpenAsync(TimeProvider.System, options);

    private static async Task<Exchange> OpenAsync(TimeProvider clock, params (string Name, string Value)[] options)
    {
        var all = new Dictionary<string, string> { ["ledgers"] = "200", ["months"] = "3", ["admin"] = "true" };
        foreach (var (name, value) in options)
            all[name] = value;
        return new(await new KrakenSandbox().StartAsync(all, clock, NullLoggerFactory.Instance, TestContext.Current.CancellationToken));
    }

    /// <summary>Starts a sandbox whose account has so many deposits of one time, and nothing else: every run prints the same.</summary>
    public static async Task<Exchange> WithDepositsAsync(int deposits, TimeProvider? clock = null)
    {
        var exchange = await OpenAsync(clock ?? TimeProvider.System, ("empty", "true"));
        exchange.Sandbox.AddDeposits(deposits, 1.25m, DateTimeOffset.UtcNow.AddDays(-2));
        return exchange;
    }

    public static Task<Exchange> WithFaultsAsync(string faults) => OpenAsync(("faults", faults));

    /// <summary>The calls that arrived so far, one line each.</summary>
    public async Task<IReadOnlyList<string>> CallsAsync()
    {
        using var http = new HttpClient();
        var text = await http.GetStringAsync(new Uri(running.Address, "sandbox/requests"), TestContext.Current.CancellationToken);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public ValueTask DisposeAsync() => running.DisposeAsync();
}

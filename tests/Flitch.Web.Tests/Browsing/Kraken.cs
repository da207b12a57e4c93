using Flitch.Connectors.Kraken.Sandbox;
using Flitch.Connectors.Sandboxes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Web.Tests.Browsing;

/// <summary>A small account at the sandbox of the exchange.</summary>
internal sealed class Kraken(IRunningSandbox running) : IAsyncDisposable
{
    public IReadOnlyDictionary<string, string> Fields => running.ConnectionFields;

    public KrakenSandboxServer Sandbox => (KrakenSandboxServer)running;

    public static async Task<Kraken> OpenAsync(params (string Name, string Value)[] options)
    {
        var all = new Dictionary<string, string> { ["ledgers"] = "200", ["months"] = "3", ["admin"] = "true" };
        foreach (var (name, value) in options)
        {
            all[name] = value;
        }

        return new Kraken(await new KrakenSandbox().StartAsync(all, TimeProvider.System, NullLoggerFactory.Instance, TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync() => running.DisposeAsync();
}

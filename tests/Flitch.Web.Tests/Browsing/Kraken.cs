using Flitch.Connectors.Kraken.Sandbox;
using Flitch.Connectors.Sandboxes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Web.Tests.Browsing;

/// <summary>A small account at the sandbox of the exchange.</summary>
internal sealed class Kraken(IRunningSandbox running) : IAsyncDisposable
{
    public IReadOnlyDictionary<string, string> Fields => running.ConnectionFields;

    /// <summary>The fields for one of the account's other keys.</summary>
    /// <param name="key">What the sandbox calls it.</param>
    public IReadOnlyDictionary<string, string> FieldsOf(string key)
    {
        var found = Sandbox.Keys.Single(k => k.Name == key);
        return new Dictionary<string, string>(Fields) { ["api_key"] = found.Key, ["private_key"] = found.PrivateKey };
    }

    public KrakenSandboxServer Sandbox => (KrakenSandboxServer)running;

    public static Task<Kraken> OpenAsync(params (string Name, string Value)[] options) => OpenAsync(TimeProvider.System, options);

    public static async Task<Kraken> OpenAsync(TimeProvider clock, params (string Name, string Value)[] options)
    {
        var all = new Dictionary<string, string> { ["ledgers"] = "200", ["months"] = "3", ["admin"] = "true" };
        foreach (var (name, value) in options)
        {
            all[name] = value;
        }

        return new Kraken(await new KrakenSandbox().StartAsync(all, clock, NullLoggerFactory.Instance, TestContext.Current.CancellationToken));
    }

    public ValueTask DisposeAsync() => running.DisposeAsync();
}

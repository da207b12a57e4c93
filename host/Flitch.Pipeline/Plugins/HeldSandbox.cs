using Flitch.Connectors;
using Flitch.Connectors.Sandboxes;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Plugins;

/// <summary>A plugin's sandbox; while it runs, the plugin stays loaded.</summary>
internal sealed class HeldSandbox(LoadedPlugin plugin, IConnectorSandbox sandbox) : IConnectorSandbox
{
    public string Connector => sandbox.Connector;

    public IReadOnlyList<SandboxOption> Options => sandbox.Options;

    public async Task<IRunningSandbox> StartAsync(
        IReadOnlyDictionary<string, string> options, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        if (!plugin.TryHold())
        {
            throw new FlitchException(
                "plugin:replaced", ErrorKind.Transient, $"The plugin of {Connector} was replaced or removed just now.", "Try again; flitch connector list shows what is there.");
        }

        try
        {
            return new Running(plugin, await sandbox.StartAsync(options, clock, loggers, cancellationToken));
        }
        catch
        {
            await plugin.ReleaseAsync();
            throw;
        }
    }

    private sealed class Running(LoadedPlugin plugin, IRunningSandbox sandbox) : IRunningSandbox
    {
        private bool _disposed;

        public Uri Address => sandbox.Address;

        public IReadOnlyDictionary<string, string> ConnectionFields => sandbox.ConnectionFields;

        public IReadOnlyList<KeyValuePair<string, string>> Notes => sandbox.Notes;

        public async ValueTask DisposeAsync()
        {
            if (!Interlocked.Exchange(ref _disposed, true))
            {
                await sandbox.DisposeAsync();
                await plugin.ReleaseAsync();
            }
        }
    }
}

using Flitch.Connectors.Sandboxes;
using Flitch.Sandboxed.Tests.Depots;
using Microsoft.Extensions.Logging;

namespace Flitch.Connectors.TestKit.Tests.Depots;

/// <summary>The depot's service as a sandbox: what an author of a connector brings.</summary>
/// <param name="change">Changes what the service holds and how it misbehaves.</param>
internal sealed class DepotSandbox(Action<DepotService>? change = null) : IConnectorSandbox
{
    public string Connector => "depot";

    public IReadOnlyList<SandboxOption> Options => [];

    public Task<IRunningSandbox> StartAsync(
        IReadOnlyDictionary<string, string> options, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var service = new DepotService(clock.GetUtcNow());
        change?.Invoke(service);
        return Task.FromResult<IRunningSandbox>(new Running(service));
    }

    private sealed class Running(DepotService service) : IRunningSandbox
    {
        public Uri Address => service.Address;

        public IReadOnlyDictionary<string, string> ConnectionFields => new Dictionary<string, string> { ["token"] = DepotService.Token };

        public IReadOnlyList<KeyValuePair<string, string>> Notes => [];

        public ValueTask DisposeAsync() => service.DisposeAsync();
    }
}

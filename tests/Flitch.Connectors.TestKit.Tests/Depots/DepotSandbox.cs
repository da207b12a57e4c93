using Flitch.Connectors.Sandboxes;
using Flitch.Sandboxed.Tests.Depots;
using Microsoft.Extensions.Logging;

namespace Flitch.Connectors.TestKit.Tests.Depots;

/// <summary>The depot's service as a sandbox: what an author of a connector brings.</summary>
internal sealed class DepotSandbox : IConnectorSandbox
{
    public string Connector => "depot";

    public IReadOnlyList<SandboxOption> Options => [];

    public Task<IRunningSandbox> StartAsync(
        IReadOnlyDictionary<string, string> options, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken) =>
        Task.FromResult<IRunningSandbox>(new Running(new DepotService(clock.GetUtcNow())));

    private sealed class Running(DepotService service) : IRunningSandbox
    {
        public Uri Address => service.Address;

        public IReadOnlyDictionary<string, string> ConnectionFields => new Dictionary<string, string> { ["token"] = DepotService.Token };

        public IReadOnlyList<KeyValuePair<string, string>> Notes => [];

        public ValueTask DisposeAsync() => service.DisposeAsync();
    }
}

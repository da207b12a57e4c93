using Microsoft.Extensions.Logging;

namespace Flitch.Connectors.Sandboxes;

/// <summary>
/// A stand-in for a connector's service that runs on this machine, over real HTTP. It comes with the plugin, so that the host can demonstrate and
/// test any connector that brings one.
/// </summary>
public interface IConnectorSandbox
{
    /// <summary>Name of the connector that this sandbox stands in for, for example <c>kraken</c>.</summary>
    string Connector { get; }

    /// <summary>What can be set; shown by <c>flitch sandbox NAME --help</c>.</summary>
    IReadOnlyList<SandboxOption> Options { get; }

    /// <summary>Starts serving on a loopback address.</summary>
    /// <param name="options">Values by option name; what is absent has its default.</param>
    /// <param name="clock">The clock of the service: its answers, its call counter, and the growth of its accounts follow it.</param>
    /// <param name="loggers">Where the sandbox logs.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="FlitchException">An option's value is not allowed, or the port is taken.</exception>
    Task<IRunningSandbox> StartAsync(
        IReadOnlyDictionary<string, string> options, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken);
}

using System.Net.Sockets;
using Flitch.Connectors.Kraken.Sandbox;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Faults;
using Flitch.Connectors.Kraken.Sandbox.Options;
using Flitch.Connectors.Kraken.Sandbox.Recordings;
using Flitch.Connectors.Kraken.Sandbox.Serving;
using Flitch.Connectors.Sandboxes;
using Microsoft.Extensions.Logging;

[assembly: ConnectorSandbox(typeof(KrakenSandbox))]

namespace Flitch.Connectors.Kraken.Sandbox;

/// <summary>
/// A stand-in for Kraken's Spot REST API over real HTTP on the loopback address, with a generated account behind it. It shares no code with the
/// connector, so that an error in one is not hidden by the same error in the other.
/// </summary>
public sealed class KrakenSandbox : IConnectorSandbox
{
    /// <inheritdoc/>
    public string Connector => "kraken";

    /// <inheritdoc/>
    public IReadOnlyList<SandboxOption> Options => OptionCatalogue.All;

    /// <summary>Starts serving; the result also has what tests in the same process may ask and do.</summary>
    /// <param name="options">Values by option name; what is absent has its default.</param>
    /// <param name="clock">The clock of answers, call counter and growth.</param>
    /// <param name="loggers">Where the sandbox logs.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="FlitchException">An option's value is not allowed, or the port is taken.</exception>
    public static async Task<KrakenSandboxServer> StartServerAsync(
        IReadOnlyDictionary<string, string> options, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var settings = new SettingsReader(options).Read(clock.GetUtcNow());
        var service = new Service(settings, RecordingFolder.Open(settings));
        service.Faults.Add(FaultParser.Parse(settings.Faults));
        service.Account.Advance(UnixTicks.From(settings.Started));
        var server = new KrakenSandboxServer(
            options, settings, service, clock, self => new HttpServer(service, clock, settings.Admin ? new AdminSurface(self) : null, settings.Port, loggers));
        try
        {
            await server.StartAsync(cancellationToken);
            return server;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await server.DisposeAsync();
            throw new FlitchException(
                "sandbox:port",
                ErrorKind.Usage,
                $"Port {settings.Port} on 127.0.0.1 cannot be used: {exception.Message}",
                "Choose another with --port, or 0 for any free one.",
                exception);
        }
    }

    /// <inheritdoc/>
    public async Task<IRunningSandbox> StartAsync(
        IReadOnlyDictionary<string, string> options, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken) =>
        await StartServerAsync(options, clock, loggers, cancellationToken);
}

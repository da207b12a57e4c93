using Flitch.Connectors.Catalog;
using Flitch.Connectors.Kraken;
using Flitch.Connectors.Kraken.Checking;
using Flitch.Connectors.Kraken.Envelopes;
using Flitch.Connectors.Kraken.Signing;
using Flitch.Connectors.Plugins;
using Flitch.Connectors.Rest.Connecting;
using Microsoft.Extensions.DependencyInjection;

[assembly: ConnectorPlugin(typeof(KrakenPlugin))]

namespace Flitch.Connectors.Kraken;

/// <summary>Brings Kraken to the host: the generated catalogue, and what no schema file can say.</summary>
public sealed class KrakenPlugin : IConnectorPlugin
{
    /// <summary>The service as Rest calls it.</summary>
    public static RestService Service { get; } = new()
    {
        Descriptor = KrakenCatalog.Descriptor,
        Objects = KrakenCatalog.Objects,
        Authentication = new KrakenAuthentication(),
        Envelope = new KrakenEnvelope(),
        KeyInfo = new KrakenKeyInfoReader(),
    };

    /// <inheritdoc/>
    public ConnectorDescriptor Descriptor => Service.Descriptor;

    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services) =>
        services.AddSingleton(Service).AddSingleton<IConnectorFactory, RestConnectorFactory>();
}

using Flitch.Connectors.Catalog;
using Flitch.Connectors.Plugins;
using Flitch.Connectors.Reading;
using Flitch.Connectors.Sandboxes;
using Flitch.Connectors.TestKit.Rows;
using Flitch.Connectors.TestKit.Serving;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Connectors.TestKit.Benches;

/// <summary>The connector, made as the host makes it, before a proxy to its sandbox; waits pass at once.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly BenchSettings _settings;
    private readonly SkippingClock _clock;
    private readonly IRunningSandbox _sandbox;
    private ServiceProvider? _services;
    private IConnector? _connector;

    private Bench(BenchSettings settings, SkippingClock clock, IRunningSandbox sandbox, Proxy proxy)
    {
        (_settings, _clock, _sandbox, Proxy) = (settings, clock, sandbox, proxy);
        Descriptor = settings.Plugin.Descriptor;
        To = clock.GetUtcNow().ToUnixTimeSeconds() - 1;
        Fields = FieldsOf(Descriptor);
    }

    public ConnectorDescriptor Descriptor { get; }

    public Proxy Proxy { get; }

    public HeardCalls Heard { get; } = new();

    public KeptLog Log { get; } = new();

    public TimeProvider Clock => _clock;

    /// <summary>The form's values, defaults filled in.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; }

    /// <summary>The last second that is read.</summary>
    public long To { get; }

    /// <summary>The values of the form's secret fields.</summary>
    public IReadOnlyDictionary<string, string> Secrets =>
        Descriptor.Form.Where(f => f.Secret && Fields.GetValueOrDefault(f.Name) is { Length: > 0 }).ToDictionary(f => f.Name, f => Fields[f.Name]);

    public IConnectorFactory Factory => (_services ??= Container.Build(_settings.Plugin, _clock, Log)).GetRequiredService<IConnectorFactory>();

    public IConnector Connector => _connector ??= Factory.Create(Fields, Heard);

    public static async Task<Bench> StartAsync(BenchSettings settings, CancellationToken cancellationToken)
    {
        var clock = new SkippingClock(settings.Now);
        var sandbox = await settings.Sandbox.StartAsync(
            settings.Options, clock, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, cancellationToken);
        return new Bench(settings, clock, sandbox, await Proxy.StartAsync(sandbox.Address, clock, cancellationToken));
    }

    /// <summary>The whole of an object: up to now where it is incremental.</summary>
    public ReadInterval? WholeOf(ObjectDescriptor o) => o.Mode == RefreshMode.Incremental ? new ReadInterval(null, To) : null;

    /// <summary>Reads a listing to its end.</summary>
    /// <exception cref="FlitchException">The connector says that it failed.</exception>
    public Task<ReadRows> ReadAsync(ObjectDescriptor o, CancellationToken cancellationToken) => ReadAsync(o, o.Name, WholeOf(o), cancellationToken);

    /// <summary>Reads a listing to its end.</summary>
    /// <exception cref="FlitchException">The connector says that it failed.</exception>
    public async Task<ReadRows> ReadAsync(ObjectDescriptor o, ObjectListing listing, ReadInterval? interval, CancellationToken cancellationToken)
    {
        var read = new ReadRows(o);
        await foreach (var page in Connector.ReadAsync(listing, interval, cancellationToken))
        {
            using (page)
            {
                read.Take(page);
            }
        }

        return read;
    }

    public async ValueTask DisposeAsync()
    {
        if (_connector is not null)
        {
            await _connector.DisposeAsync();
        }

        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        await Proxy.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    private Dictionary<string, string> FieldsOf(ConnectorDescriptor descriptor)
    {
        var fields = descriptor.Form.Where(f => f.Default is not null).ToDictionary(f => f.Name, f => f.Default!, StringComparer.Ordinal);
        foreach (var (name, value) in _sandbox.ConnectionFields.Concat(_settings.Fields))
        {
            fields[name] = value;
        }

        fields[_settings.AddressField] = Proxy.Address.GetLeftPart(UriPartial.Authority);
        return fields;
    }
}

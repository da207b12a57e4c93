using Flitch.Connectors.Catalog;
using Flitch.Connectors.Kraken;
using Flitch.Connectors.Kraken.Sandbox;
using Flitch.Connectors.Plugins;
using Flitch.Pipeline;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Plugins;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Querying;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Testing;

/// <summary>
/// A host in this process against the sandbox over HTTP: real connector, catalogue, secrets, key line and Parquet, in folders of its own, with the connection
/// <c>main</c>. Waits pass at once on a <see cref="SimulatedClock"/>.
/// </summary>
public sealed class SandboxedHost : IAsyncDisposable
{
    private static readonly string[] SmallAccount = ["ledgers=400", "months=3", "late=0"];

    private readonly bool _ownsSandbox;
    private readonly SandboxedHostOptions _options;
    private ServiceProvider _services;

    private SandboxedHost(KrakenSandboxServer sandbox, SimulatedClock clock, bool ownsSandbox, SandboxedHostOptions options)
    {
        (Sandbox, Clock, _ownsSandbox, _options) = (sandbox, clock, ownsSandbox, options);
        Folder = Directory.CreateTempSubdirectory("flitch-sandboxed-").FullName;
        StateFolder = options.StateFolder ?? Path.Combine(Folder, "state");
        _services = Build(null);
    }

    /// <summary>The service.</summary>
    public KrakenSandboxServer Sandbox { get; }

    /// <summary>The clock of the service, and of the host unless it was given another.</summary>
    public SimulatedClock Clock { get; }

    /// <summary>Where everything of this host lies; the data folder is <c>data</c> below it.</summary>
    public string Folder { get; }

    /// <summary>Where the lines of API keys lie; hosts that share it share them.</summary>
    public string StateFolder { get; }

    /// <summary>The host's services, for example <see cref="RefreshService"/>.</summary>
    public IServiceProvider Services => _services;

    /// <summary>Queries over the data folder.</summary>
    public QueryEngine Query => _services.GetRequiredService<QueryEngine>();

    /// <summary>Refreshing.</summary>
    public RefreshService Refreshing => _services.GetRequiredService<RefreshService>();

    /// <summary>The connector's catalogue as this host has it, which is another one after <see cref="RestartAsync"/> with a plugin.</summary>
    public ConnectorDescriptor Connector => _services.GetRequiredService<PluginCatalog>().Find("kraken");

    /// <summary>The catalogue of the shipped schemas.</summary>
    public static ConnectorDescriptor Catalog => KrakenPlugin.Service.Descriptor;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Starts a sandbox with options such as <c>ledgers=500</c>, over a small account by default, and connects.</summary>
    public static Task<SandboxedHost> StartAsync(params string[] options) => StartAsync(new SandboxedHostOptions(), options);

    /// <summary>Starts a sandbox, and connects as the options say.</summary>
    public static async Task<SandboxedHost> StartAsync(SandboxedHostOptions host, params string[] options)
    {
        var clock = host.Clock ?? new SimulatedClock();
        var settings = SmallAccount.Concat(options).Select(o => o.Split('=', 2)).GroupBy(o => o[0]).ToDictionary(g => g.Key, g => g.Last()[1]);
        var sandbox = await KrakenSandbox.StartServerAsync(settings, clock, NullLoggerFactory.Instance, Ct);
        return await new SandboxedHost(sandbox, clock, ownsSandbox: true, host).ConnectAsync(host);
    }

    /// <summary>A second host against the same sandbox, as another process would be: data folder and key line are its own; the state folder is shared.</summary>
    public Task<SandboxedHost> BesideAsync(SandboxedHostOptions? host = null)
    {
        var options = (host ?? new SandboxedHostOptions()) with { StateFolder = host?.StateFolder ?? StateFolder };
        return new SandboxedHost(Sandbox, Clock, ownsSandbox: false, options).ConnectAsync(options);
    }

    /// <summary>Refreshes datasets, all when none is named, as an actor on the clock.</summary>
    public Task<RunReport> RefreshAsync(params string[] datasets) => RefreshAsync(new RefreshOptions(), datasets);

    /// <summary>Refreshes datasets, all when none is named, as an actor on the clock.</summary>
    public Task<RunReport> RefreshAsync(RefreshOptions options, params string[] datasets) =>
        Clock.ActAsync(() => Refreshing.RefreshAsync("main", datasets, options, null, Ct));

    /// <summary>How what is stored differs from the sandbox's truth, row by row and value by value; empty when it does not.</summary>
    /// <param name="dataset">The dataset.</param>
    public async Task<IReadOnlyList<string>> DifferencesAsync(string dataset)
    {
        var o = Connector.FindObject(dataset)!;
        return TableComparison.Of(TruthTable.Of(Sandbox, o), await StoredTable.ReadAsync(Query, o, Ct));
    }

    /// <summary>The stored rows by key, each with its values as text by column.</summary>
    /// <param name="dataset">The dataset.</param>
    public Task<SortedDictionary<string, Dictionary<string, string?>>> StoredAsync(string dataset) =>
        StoredTable.ReadAsync(Query, Connector.FindObject(dataset)!, Ct);

    /// <summary>A dataset's last commit.</summary>
    /// <param name="dataset">The dataset.</param>
    public async Task<Manifest> ManifestAsync(string dataset) =>
        await Dataset.ReadAsync(_services.GetRequiredService<DataFolder>(), new DatasetName("main", dataset), Ct)
        ?? throw new InvalidOperationException($"{dataset} was never refreshed.");

    /// <summary>Where a dataset's partitions lie for other tools.</summary>
    /// <param name="dataset">The dataset.</param>
    public string DatasetFolder(string dataset) => Path.Combine(Folder, "data", "connections", "main", dataset);

    /// <summary>Ends the host and starts it again over the same folders.</summary>
    /// <param name="plugins">A folder of plugins that it has instead of the connector of this process; null for that one.</param>
    public async Task RestartAsync(string? plugins = null)
    {
        await _services.DisposeAsync();
        _services = Build(plugins);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsSandbox)
        {
            await Sandbox.DisposeAsync();
            Clock.Dispose();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private ServiceProvider Build(string? plugins)
    {
        var services = new ServiceCollection();
        services.AddSingleton(_options.HostClock?.Invoke(Clock) ?? Clock).AddLogging();
        if (plugins is null)
        {
            services.AddSingleton<IConnectorPlugin>(new KrakenPlugin());
        }

        var folders = new PipelineOptions
        {
            DataFolder = Path.Combine(Folder, "data"),
            StateFolder = StateFolder,
            PluginFolder = plugins ?? Path.Combine(Folder, "plugins"),
        };
        return services.AddFlitchPipeline(_options.Pipeline(folders)).BuildServiceProvider();
    }

    private async Task<SandboxedHost> ConnectAsync(SandboxedHostOptions options)
    {
        var key = Sandbox.Keys.Single(k => k.Name == options.Key);
        var fields = new Dictionary<string, string>(Sandbox.ConnectionFields) { ["api_key"] = key.Key, ["private_key"] = key.PrivateKey };
        fields["tier"] = options.Tier ?? fields["tier"];
        var request = new ConnectionRequest("kraken", "main", fields) { NoTest = true, Datasets = ["all"] };
        await _services.GetRequiredService<ConnectionService>().AddAsync(request, Ct);
        return this;
    }
}

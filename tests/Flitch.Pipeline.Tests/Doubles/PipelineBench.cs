using System.Collections.Concurrent;
using Flitch.Connectors.Catalog;
using Flitch.Connectors.Plugins;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Plugins;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Status;
using Flitch.Storage;
using Flitch.Storage.Querying;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline.Tests.Doubles;

/// <summary>The whole pipeline over a folder of its own and the double service: real catalogue, real secrets, real Parquet.</summary>
internal sealed class PipelineBench : IAsyncDisposable
{
    public const string Key = "good-key-0001";

    private readonly TemporaryFolder? _own;
    private readonly ServiceProvider _services;
    private readonly LogMemory _log = new();

    public PipelineBench(EventService? service = null, TimeProvider? clock = null, string? folder = null, ConnectorDescriptor? connector = null, Action<IServiceCollection>? more = null)
    {
        Service = service ?? new EventService();
        _own = folder is null ? new TemporaryFolder() : null;
        Folder = folder ?? _own!.Path;
        var services = new ServiceCollection();
        Clock = clock ?? new FakeTimeProvider();
        services.AddSingleton(Clock);
        services.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(_log));
        services.AddSingleton<IConnectorPlugin>(new EventPlugin(Service, connector));
        services.AddFlitchPipeline(new PipelineOptions { DataFolder = Path.Combine(Folder, "data"), StateFolder = Path.Combine(Folder, "state"), PluginFolder = Path.Combine(Folder, "plugins") });
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public string Folder { get; }

    public EventService Service { get; }

    /// <summary>Stands still unless a test gives another: how busy the machine is then changes nothing.</summary>
    public TimeProvider Clock { get; }

    public ConnectionService Connections => _services.GetRequiredService<ConnectionService>();

    public RefreshService Refreshing => _services.GetRequiredService<RefreshService>();

    public IServiceProvider Services => _services;

    public PluginCatalog Plugins => _services.GetRequiredService<PluginCatalog>();

    public RunHistory Runs => _services.GetRequiredService<RunHistory>();

    public StatusService Status => _services.GetRequiredService<StatusService>();

    public DataFolder Data => _services.GetRequiredService<DataFolder>();

    public QueryEngine Query => _services.GetRequiredService<QueryEngine>();

    /// <summary>Whether somebody waits for an answer of the run that goes on.</summary>
    public bool HasAsked(string connection) =>
        _services.GetRequiredService<AskedRefreshStore>().OpenAsync(connection, CancellationToken.None).GetAwaiter().GetResult().Count > 0;

    public IEnumerable<string> Log => _log.Lines;

    public Task<ConnectionAdded> AddAsync(string name = "main", string key = Key, CancellationToken cancellationToken = default) =>
        Connections.AddAsync(Request(name, key), cancellationToken);

    public static ConnectionRequest Request(string name = "main", string key = Key) =>
        new("double", name, new Dictionary<string, string> { ["api_key"] = key });

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _own?.Dispose();
    }

    private sealed class LogMemory : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + " " + exception);

        public void Dispose()
        {
        }
    }
}

using System.Collections.Concurrent;
using Flitch.Pipeline;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Verifying;
using Flitch.Storage;
using Flitch.Storage.Datasets;
using Flitch.Storage.Manifests;
using Flitch.Storage.Querying;
using Flitch.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flitch.Sandboxed.Tests.Depots;

/// <summary>The pipeline in this process with the connection <c>main</c> to a <see cref="DepotService"/>; waits pass at once.</summary>
internal sealed class DepotHost : IAsyncDisposable
{
    /// <summary>The connector as a build of its schema files leaves it, without a line of C#: made once, and copied.</summary>
    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> Plugin = new(BuildPlugin);

    private readonly SimulatedClock _clock = new();
    private readonly ServiceProvider _services;

    private DepotHost()
    {
        Service = new DepotService(_clock.GetUtcNow());
        Folder = Directory.CreateTempSubdirectory("flitch-depot-").FullName;
        var plugin = Directory.CreateDirectory(Path.Combine(Folder, "plugins", "depot")).FullName;
        Plugin.Value.ToList().ForEach(f => File.WriteAllBytes(Path.Combine(plugin, f.Key), f.Value));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Lines(Log)));
        services.AddFlitchPipeline(new PipelineOptions
        {
            DataFolder = Path.Combine(Folder, "data"), StateFolder = Path.Combine(Folder, "state"), PluginFolder = Path.Combine(Folder, "plugins"),
        });
        _services = services.BuildServiceProvider();
    }

    public DepotService Service { get; }

    public string Folder { get; }

    /// <summary>Every line that was logged.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    public ConnectionService Connections => _services.GetRequiredService<ConnectionService>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<DepotHost> StartAsync(params (string Field, string Value)[] fields)
    {
        var host = new DepotHost();
        var all = fields.Append(("token", DepotService.Token)).Append(("base_url", host.Service.Address.ToString())).ToDictionary(f => f.Item1, f => f.Item2);
        await host.Connections.AddAsync(new ConnectionRequest("depot", "main", all) { NoTest = true, Datasets = ["all"] }, Ct);
        return host;
    }

    public Task<RunReport> RefreshAsync(params string[] datasets) => RefreshAsync(new RefreshOptions(), datasets);

    public Task<RunReport> RefreshAsync(RefreshOptions options, params string[] datasets) =>
        _clock.ActAsync(() => _services.GetRequiredService<RefreshService>().RefreshAsync("main", datasets, options, null, Ct));

    public Task<RunReport> VerifyAsync(VerifyOptions options, params string[] datasets) =>
        _clock.ActAsync(() => _services.GetRequiredService<VerifyService>().VerifyAsync("main", datasets, options, null, Ct));

    /// <summary>Where a file of a dataset is.</summary>
    public string PathOf(LiveFile file) => Path.Combine(_services.GetRequiredService<DataFolder>().FilesPath, file.Path);

    public void Advance(TimeSpan by) => _clock.Advance(by);

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>What a query gives, values joined by commas.</summary>
    public async Task<List<string>> QueryAsync(string sql)
    {
        var rows = new List<string>();
        await using var result = await _services.GetRequiredService<QueryEngine>().ExecuteAsync(sql, null, Ct);
        await foreach (var row in result.ReadRowsAsync(Ct))
        {
            rows.Add(string.Join(',', row.Select(v => Convert.ToString(v, System.Globalization.CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    public async Task<Manifest> ManifestAsync(string dataset) =>
        (await Dataset.ReadAsync(_services.GetRequiredService<DataFolder>(), new DatasetName("main", dataset), Ct))!;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Service.DisposeAsync();
        _clock.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static Dictionary<string, byte[]> BuildPlugin()
    {
        var compilation = Driver.Compile(ReadFiles(), Driver.Named("Flitch.Depots"));
        Driver.Complaints(compilation).Should().BeEmpty();
        var folder = Directory.CreateTempSubdirectory("flitch-depot-plugin-").FullName;
        PluginOutput.Write(compilation, folder);
        var files = Directory.GetFiles(folder).ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes);
        Directory.Delete(folder, recursive: true);
        return files;
    }

    private static IReadOnlyList<SchemaText> ReadFiles()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Flitch.Connectors.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the working tree.");
        }

        return [.. Directory.GetFiles(Path.Combine(folder.FullName, "tests", "Flitch.Sandboxed.Tests", "Schemas", "depot"), "*.json").Select(SchemaText.FromDisk)];
    }

    private sealed class Lines(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}

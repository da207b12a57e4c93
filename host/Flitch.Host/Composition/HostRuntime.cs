using Flitch.Host.Logging;
using Flitch.Pipeline;
using Flitch.Pipeline.KeyLines;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flitch.Host.Composition;

/// <summary>One data folder, its log, and the services over it, made when the first of them is asked for.</summary>
internal sealed class HostRuntime : IAsyncDisposable
{
    private readonly LogFile log;
    private readonly Lazy<ServiceProvider> provider;

    /// <summary>Prepares the runtime; touches no file yet.</summary>
    /// <param name="dataFolder">The data folder's full path.</param>
    public HostRuntime(string dataFolder)
    {
        Folder = dataFolder;
        log = new LogFile(Path.Combine(dataFolder, "logs"), TimeProvider.System);
        provider = new Lazy<ServiceProvider>(Build);
    }

    /// <summary>The data folder's full path.</summary>
    public string Folder { get; }

    /// <summary>The log's file of today.</summary>
    public string LogPath => log.Path;

    /// <summary>The service of type <typeparamref name="T"/>.</summary>
    public T Service<T>()
        where T : notnull => provider.Value.GetRequiredService<T>();

    /// <summary>Writes a defect into the log.</summary>
    /// <param name="exception">What was thrown.</param>
    public void LogDefect(Exception exception) => log.Write(LogLevel.Critical, "Flitch.Host unexpected error", exception);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (provider.IsValueCreated)
            await provider.Value.DisposeAsync();
        log.Dispose();
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddSingleton(HurriedClock.FromEnvironment(Environment.GetEnvironmentVariable));
        services.AddLogging(logging => logging
            .AddProvider(new FileLoggerProvider(log))
            .SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning));
        services.AddFlitchPipeline(Options());
        return services.BuildServiceProvider();
    }

    private PipelineOptions Options()
    {
        var options = new PipelineOptions
        {
            DataFolder = Folder,
            StateFolder = StateFolder.Resolve(Environment.GetEnvironmentVariable),
            PluginFolder = PluginFolder.Path,
            Reached = KillPoint.FromEnvironment(Environment.GetEnvironmentVariable),
        };
        return int.TryParse(Environment.GetEnvironmentVariable("FLITCH_COMMIT_ROWS"), out var rows) && rows > 0 ? options with { CommitRows = rows } : options;
    }
}

using Flitch.Host.Dashboards;
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
    private readonly Lazy<ServiceProvider> own;
    private IServiceProvider? application;
    private TelemetryExport? telemetry;

    /// <summary>Prepares the runtime; touches no file yet.</summary>
    /// <param name="dataFolder">The data folder's full path.</param>
    public HostRuntime(string dataFolder)
    {
        Folder = dataFolder;
        log = new LogFile(Path.Combine(dataFolder, "logs"), TimeProvider.System);
        own = new Lazy<ServiceProvider>(Build);
    }

    /// <summary>The data folder's full path.</summary>
    public string Folder { get; }

    /// <summary>The log's file of today.</summary>
    public string LogPath => log.Path;

    /// <summary>The service of type <typeparamref name="T"/>.</summary>
    public T Service<T>()
        where T : notnull => (application ?? own.Value).GetRequiredService<T>();

    /// <summary>Writes a defect into the log.</summary>
    /// <param name="exception">What was thrown.</param>
    public void LogDefect(Exception exception) => log.Write(LogLevel.Critical, "Flitch.Host unexpected error", exception);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (own.IsValueCreated)
            await own.Value.DisposeAsync();
        telemetry?.Dispose(); // when the last run has ended
        log.Dispose();
    }

    /// <summary>Registers everything with a container.</summary>
    /// <param name="services">The web application's, or our own.</param>
    public void Register(IServiceCollection services)
    {
        telemetry ??= TelemetryExport.FromEnvironment(Environment.GetEnvironmentVariable);
        services.AddSingleton(HurriedClock.FromEnvironment(Environment.GetEnvironmentVariable));
        var level = LogVerbosity.FromEnvironment(Environment.GetEnvironmentVariable);
        services.AddLogging(logging => logging
            .AddProvider(new FileLoggerProvider(log))
            .SetMinimumLevel(level)
            .AddFilter("Microsoft", LogVerbosity.OfFramework(level))
            .AddFilter("Microsoft.AspNetCore.DataProtection", (LogLevel)Math.Max((int)level, (int)LogLevel.Error)) // keys lie in a folder that only their owner may enter
            .AddFilter("Quartz", LogVerbosity.OfFramework(level))
            .AddFilter("System", LogVerbosity.OfFramework(level)));
        services.AddFlitchPipeline(Options());
        DashboardServices.Add(services);
    }

    /// <summary>Lets the web application's services be this runtime's, so that a data folder is opened once. It disposes them itself.</summary>
    /// <param name="services">A container that was filled by <see cref="Register"/>.</param>
    public void Use(IServiceProvider services) => application = services;

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        Register(services);
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

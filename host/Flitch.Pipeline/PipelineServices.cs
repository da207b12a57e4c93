using Flitch.Connectors.KeyLine;
using Flitch.Pipeline.Access;
using Flitch.Pipeline.Catalog;
using Flitch.Pipeline.Configuration;
using Flitch.Pipeline.Connections;
using Flitch.Pipeline.Dashboards;
using Flitch.Pipeline.Display;
using Flitch.Pipeline.KeyLines;
using Flitch.Pipeline.Notifications;
using Flitch.Pipeline.Plugins;
using Flitch.Pipeline.Queries;
using Flitch.Pipeline.Refreshing;
using Flitch.Pipeline.Runs;
using Flitch.Pipeline.Scheduling;
using Flitch.Pipeline.Secrets;
using Flitch.Pipeline.Status;
using Flitch.Pipeline.Telemetry;
using Flitch.Pipeline.Verifying;
using Flitch.Storage;
using Flitch.Storage.Querying;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Flitch.Pipeline;

/// <summary>Registers the pipeline.</summary>
public static class PipelineServices
{
    /// <summary>
    /// Adds <see cref="PluginCatalog"/>, <see cref="ConnectionService"/>, <see cref="RefreshService"/>, <see cref="RunHistory"/> and
    /// <see cref="StatusService"/>, with <see cref="DataFolder"/> and <see cref="QueryEngine"/>: all singletons, each made at first use, so that what needs
    /// no data folder opens none. <see cref="PluginWatcher"/> is a hosted
    /// service: a host that stays starts it, a command has none. The caller adds logging; <see cref="TimeProvider.System"/> is used unless a clock is registered.
    /// </summary>
    /// <param name="services">The host's container. Its disposal unloads plugins and closes catalogue and data folder.</param>
    /// <param name="options">Folders and pace.</param>
    public static IServiceCollection AddFlitchPipeline(this IServiceCollection services, PipelineOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.TryAddSingleton(s => DataFolder.Open(options.DataFolder, s.GetRequiredService<TimeProvider>(), options.Reached));
        services.TryAddSingleton<QueryEngine>();
        services.AddSingleton(s => new QueryBook(s.GetRequiredService<CatalogStore>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new DashboardBook(s.GetRequiredService<CatalogStore>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ShareBook(s.GetRequiredService<CatalogStore>(), s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IKeyLine, FileKeyLine>();
        services.AddSingleton<PluginCatalog>();
        services.AddSingleton<PluginWatcher>();
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<PluginWatcher>());
        services.AddSingleton<PluginInstaller>();
        AddConnections(services);
        AddRefreshing(services);
        AddAccess(services);
        AddOutside(services);
        return services;
    }

    private static void AddConnections(IServiceCollection services)
    {
        services.AddSingleton<CatalogStore>();
        KeyRing.Register(services);
        services.AddSingleton<SecretStore>();
        services.AddSingleton<ConnectionStore>();
        services.AddSingleton<ConnectionRemoval>();
        services.AddSingleton(s => new ConnectionService(
            s.GetRequiredService<PluginCatalog>(),
            s.GetRequiredService<ConnectionStore>(),
            s.GetRequiredService<SecretStore>(),
            s.GetRequiredService<ConnectionRemoval>(),
            s.GetRequiredService<TimeProvider>()));
    }

    /// <summary>The public services have internal constructors, which the container does not see by itself.</summary>
    private static void AddRefreshing(IServiceCollection services)
    {
        services.AddSingleton<PipelineTelemetry>();
        services.AddSingleton<RunStore>();
        services.AddSingleton<AskedRefreshStore>();
        services.AddSingleton<RunPlanner>();
        services.AddSingleton<RunExecutor>();
        services.AddSingleton<RunFollower>();
        services.AddSingleton<PlanMaker>();
        services.AddSingleton(s => new RefreshService(
            s.GetRequiredService<RunPlanner>(),
            s.GetRequiredService<RunExecutor>(),
            s.GetRequiredService<RunFollower>(),
            s.GetRequiredService<PlanMaker>(),
            s.GetRequiredService<RunStore>(),
            s.GetRequiredService<DataFolder>()));
        services.AddSingleton(s => new VerifyService(
            s.GetRequiredService<RunPlanner>(),
            s.GetRequiredService<RunExecutor>(),
            s.GetRequiredService<QueryEngine>(),
            s.GetRequiredService<DataFolder>(),
            s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SwitchedOffSchedules>();
        services.AddSingleton(s => new BackgroundRefreshes(
            s.GetRequiredService<RefreshService>(),
            s.GetRequiredService<RunStore>(),
            s.GetRequiredService<SwitchedOffSchedules>(),
            s.GetRequiredService<INotices>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<BackgroundRefreshes>>()));
        services.AddSingleton(s => new OpeningRefreshes(s.GetRequiredService<BackgroundRefreshes>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new RunHistory(s.GetRequiredService<RunStore>(), s.GetRequiredService<DataFolder>()));
        services.AddSingleton(s => new StatusService(
            s.GetRequiredService<ConnectionService>(),
            s.GetRequiredService<RunHistory>(),
            s.GetRequiredService<DataFolder>(),
            s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new StatusWatch(
            s.GetRequiredService<StatusService>(), new CatalogStamps(s.GetRequiredService<CatalogStore>()), s.GetRequiredService<TimeProvider>()));
    }

    private static void AddAccess(IServiceCollection services)
    {
        services.AddSingleton(s => new PasswordStore(s.GetRequiredService<CatalogStore>()));
        services.AddSingleton(s => new SessionStore(s.GetRequiredService<CatalogStore>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new ApiTokenStore(s.GetRequiredService<CatalogStore>(), s.GetRequiredService<TimeProvider>()));
    }

    private static void AddOutside(IServiceCollection services)
    {
        services.AddSingleton<PagesAddress>();
        services.AddSingleton<SettingsTable>();
        services.AddSingleton(s => new DisplaySettings(s.GetRequiredService<SettingsTable>()));
        services.AddSingleton<NoticeStore>();
        services.AddSingleton<StreakStore>();
        services.AddSingleton<INoticeChannel, WebhookChannel>();
        services.AddSingleton<INoticeChannel, MailChannel>();
        services.AddSingleton<NoticeDelivery>();
        services.AddSingleton<NoticeDesk>();
        services.AddSingleton<Notices>();
        services.AddSingleton<INotices>(s => s.GetRequiredService<Notices>());
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<Notices>());
        services.AddSingleton(s => new NoticeService(s.GetRequiredService<NoticeStore>(), s.GetRequiredService<NoticeDesk>()));
        services.AddSingleton(s => new ConfigService(
            s.GetRequiredService<PluginCatalog>(),
            s.GetRequiredService<ConnectionService>(),
            s.GetRequiredService<ConnectionStore>(),
            s.GetRequiredService<SecretStore>(),
            s.GetRequiredService<NoticeService>(),
            s.GetRequiredService<NoticeStore>()));
    }
}

using System.Net.Sockets;
using Flitch.Host.Composition;
using Flitch.Host.Web.Access;
using Flitch.Host.Web.Api;
using Flitch.Host.Web.Dashboards;
using Flitch.Host.Web.Dashboards.Editing;
using Flitch.Host.Web.Dashboards.Refreshing;
using Flitch.Host.Web.Dashboards.Sharing;
using Flitch.Host.Web.Data;
using Flitch.Host.Web.Data.Adding;
using Flitch.Host.Web.Data.Connections;
using Flitch.Host.Web.Datasets;
using Flitch.Host.Web.Health;
using Flitch.Host.Web.Live;
using Flitch.Host.Web.Runs;
using Flitch.Host.Web.Settings;
using Flitch.Host.Web.Shared;
using Flitch.Host.Web.Shell;
using Flitch.Host.Web.Sql;
using Flitch.Pipeline.Access;
using Flitch.Pipeline.Notifications;
using Flitch.Pipeline.Scheduling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Flitch.Host.Web.Serving;

/// <summary>The web application: the pages, and the pipeline behind them.</summary>
internal static class WebHost
{
    /// <summary>Builds it; the host's services are from then on the application's.</summary>
    /// <param name="host">The data folder and the services over it; nothing may have been asked of it yet.</param>
    /// <param name="options">Where to listen.</param>
    /// <param name="replace">Puts others in the place of services, for tests: a clock, folders.</param>
    public static WebApplication Build(HostRuntime host, ServeOptions options, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        host.Register(builder.Services);
        builder.Services.AddFlitchSchedules();
        replace?.Invoke(builder.Services);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.AddServerHeader = false).UseUrls([.. options.Urls.Select(u => u.ToString())]);
        Add(builder.Services, options);
        var app = builder.Build();
        host.Use(app.Services);
        Use(app);
        return app;
    }

    /// <summary>Starts listening.</summary>
    /// <param name="app">The application.</param>
    /// <param name="options">Where to listen.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The address of the pages.</returns>
    /// <exception cref="Connectors.FlitchException">An address is taken, or others could walk in (configuration).</exception>
    public static async Task<Uri> StartAsync(WebApplication app, ServeOptions options, CancellationToken cancellationToken)
    {
        ListenAddress.RequirePassword(options, await app.Services.GetRequiredService<PasswordStore>().ExistsAsync(cancellationToken));
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw ListenAddress.NotPossible(options, e);
        }

        var address = new Uri(app.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "127.0.0.1", StringComparison.Ordinal));
        app.Services.GetRequiredService<PagesAddress>().Value = address;
        Tell(app);
        return address;
    }

    private static void Tell(WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Flitch.Host.Web");
        ServingLog.Started(log, typeof(WebHost).Assembly.GetName().Version!.ToString(3), string.Join(", ", app.Urls));
        app.Lifetime.ApplicationStopping.Register(() => ServingLog.Stopping(log));
    }

    private static void Add(IServiceCollection services, ServeOptions options)
    {
        services.AddRoutingCore();
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "flitch_form";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddSingleton(PageAssets.Load());
        services.AddScoped<PageState>();
        services.AddSingleton<Parts>();
        services.AddSingleton<LiveHtml>();
        services.AddSingleton<LiveStream>();
        services.AddSingleton<LiveRun>();
        services.AddSingleton<LiveDataset>();
        services.AddScoped<LiveCards>();
        services.AddScoped<SettingsView>();
        SqlServices.Add(services);
        services.AddSingleton<TileEditing>();
        SharedPages.Add(services);
        HostNames.Add(services, options);
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(5));
        DatasetRowPages.Add(services);
        AccessServices.Add(services);
        ApiRoutes.Add(services);
        HealthRoutes.Add(services);
    }

    private static void Use(WebApplication app)
    {
        SecurityHeaders.Use(app);
        HostNames.Use(app);
        PageAssets.Use(app);
        Failures.Use(app, app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Flitch.Host.Web"));
        app.UseRouting();
        app.UseAuthentication();
        SameSite.Use(app);
        app.UseAuthorization();
        PageZone.Use(app);
        var pages = app.MapGroup("").DisableAntiforgery(); // SameSite judges every request that changes something, forms or not
        SignInPages.Map(pages);
        ShellPages.Map(pages);
        DataPages.Map(pages);
        AddPages.Map(pages);
        ConnectionPages.Map(pages);
        DatasetPages.Map(pages);
        DatasetRowPages.Map(pages);
        DashboardPages.Map(pages);
        EditingPages.Map(pages);
        RefreshingPages.Map(pages);
        PropertiesPages.Map(pages);
        SharingPages.Map(pages);
        SharedPages.Map(pages);
        RunPages.Map(pages);
        SqlPages.Map(pages);
        SettingsPages.Map(pages);
        NotificationPages.Map(pages);
        LiveParts.Map(pages);
        ApiRoutes.Map(app);
        HealthRoutes.Map(app);
    }
}

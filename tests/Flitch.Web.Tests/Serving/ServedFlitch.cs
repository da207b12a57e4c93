using Flitch.Host.Composition;
using Flitch.Host.Web.Access;
using Flitch.Host.Web.Serving;
using Flitch.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flitch.Web.Tests.Serving;

/// <summary>Flitch's pages over a data folder of their own, served by the test's process over real HTTP.</summary>
internal sealed partial class ServedFlitch : IAsyncDisposable
{
    private readonly string _folder;
    private readonly TimeProvider _clock;
    private HostRuntime _host = null!;
    private WebApplication _app = null!;

    private ServedFlitch(string folder, TimeProvider clock) => (_folder, _clock) = (folder, clock);

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Where the connectors are.</summary>
    public string Plugins { get; private init; } = Tree.Plugins;

    /// <summary>Whether its log tells all that there is to tell.</summary>
    private bool TellsAll { get; init; }

    public static async Task<ServedFlitch> StartAsync(TimeProvider? clock = null, string? plugins = null, bool tellsAll = false)
    {
        var flitch = new ServedFlitch(Directory.CreateTempSubdirectory("flitch-web-").FullName, clock ?? TimeProvider.System) { Plugins = plugins ?? Tree.Plugins, TellsAll = tellsAll };
        await flitch.StartAgainAsync();
        return flitch;
    }

    /// <summary>Starts over the same folder, at the same address, after it was stopped.</summary>
    public async Task StartAgainAsync()
    {
        _host = new HostRuntime(Path.Combine(_folder, "data"));
        var options = new ServeOptions { Urls = [Address] };
        _app = WebHost.Build(_host, options, services =>
        {
            services.AddSingleton(_clock);
            services.AddSingleton(new PipelineOptions { DataFolder = _host.Folder, StateFolder = Path.Combine(_folder, "state"), PluginFolder = Plugins });
            if (TellsAll)
            {
                services.Configure<LoggerFilterOptions>(o =>
                {
                    o.Rules.Clear();
                    o.MinLevel = LogLevel.Trace;
                });
            }
        });
        Address = await WebHost.StartAsync(_app, options, TestContext.Current.CancellationToken);
    }

    /// <summary>Stops, as by Ctrl+C.</summary>
    public async Task StopAsync()
    {
        await _app.StopAsync(TestContext.Current.CancellationToken);
        await _app.DisposeAsync();
        await _host.DisposeAsync();
    }

    public T Service<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A new link that signs in once.</summary>
    public Uri Link() => Service<OneTimeLink>().Make(Address);

    /// <summary>A client that keeps cookies and follows nothing.</summary>
    public HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>Signs a client in by a link.</summary>
    public async Task SignInAsync(HttpClient http)
    {
        using var answer = await http.GetAsync(Link(), TestContext.Current.CancellationToken);
        answer.StatusCode.Should().Be(System.Net.HttpStatusCode.Redirect);
    }

    /// <summary>What a form of ours carries.</summary>
    public static async Task<string> FormTokenAsync(HttpClient http, string path = "/settings")
    {
        var page = await http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return FormField().Match(page).Groups[1].Value;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [System.Text.RegularExpressions.GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial System.Text.RegularExpressions.Regex FormField();
}

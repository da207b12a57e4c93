using Flitch.Host.Composition;
using Flitch.Host.Web.Access;
using Flitch.Host.Web.Serving;
using Flitch.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Flitch.Web.Tests.Serving;

/// <summary>Flitch's pages over a data folder of their own, served by the test's process over real HTTP.</summary>
internal sealed partial class ServedFlitch : IAsyncDisposable
{
    private readonly string _folder;
    private readonly HostRuntime _host;
    private readonly WebApplication _app;

    private ServedFlitch(string folder, HostRuntime host, WebApplication app, Uri address) => (_folder, _host, _app, Address) = (folder, host, app, address);

    public Uri Address { get; }

    public static async Task<ServedFlitch> StartAsync(TimeProvider? clock = null)
    {
        var folder = Directory.CreateTempSubdirectory("flitch-web-").FullName;
        var host = new HostRuntime(Path.Combine(folder, "data"));
        var options = new ServeOptions { Urls = [new("http://127.0.0.1:0")] };
        var app = WebHost.Build(host, options, services =>
        {
            services.AddSingleton(clock ?? TimeProvider.System);
            services.AddSingleton(new PipelineOptions { DataFolder = host.Folder, StateFolder = Path.Combine(folder, "state"), PluginFolder = Tree.Plugins });
        });
        return new ServedFlitch(folder, host, app, await WebHost.StartAsync(app, options, TestContext.Current.CancellationToken));
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

using System.Globalization;
using System.Net;
using Flitch.Connectors.TestKit.Sandboxes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flitch.Connectors.TestKit.Serving;

/// <summary>An HTTP server on a loopback address, with no configuration from outside.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TimeProvider _clock;
    private readonly Func<ServiceRequest, CancellationToken, Task<ServiceAnswer>> _answer;

    private LocalServer(Func<ServiceRequest, CancellationToken, Task<ServiceAnswer>> answer, TimeProvider clock)
    {
        (_answer, _clock) = (answer, clock);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(IPAddress.Loopback, 0);
        });
        _application = builder.Build();
        _application.Run(HandleAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts serving.</summary>
    /// <param name="answer">Makes the answer to a request.</param>
    /// <param name="clock">The clock of the Date header where the answer has none.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<LocalServer> StartAsync(
        Func<ServiceRequest, CancellationToken, Task<ServiceAnswer>> answer, TimeProvider clock, CancellationToken cancellationToken)
    {
        var server = new LocalServer(answer, clock);
        await server._application.StartAsync(cancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        try
        {
            await SendAsync(context, await _answer(await ReadAsync(context, gone.Token), gone.Token), gone.Token);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private static async Task<ServiceRequest> ReadAsync(HttpContext context, CancellationToken gone)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, gone);
        var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);

        // As it was sent: a signature may cover it.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new ServiceRequest(context.Request.Method, target, headers, body.ToArray());
    }

    private async Task SendAsync(HttpContext context, ServiceAnswer answer, CancellationToken gone)
    {
        if (answer.Ending == Ending.Held)
        {
            await Task.Delay(Timeout.Infinite, gone);
        }

        if (answer.Ending != Ending.Whole)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = answer.Status;
        response.Headers.Date = _clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, gone);
    }
}

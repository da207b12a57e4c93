using System.Buffers;
using System.Globalization;
using System.Net;
using Flitch.Connectors.Kraken.Sandbox.Account;
using Flitch.Connectors.Kraken.Sandbox.Calls;
using Flitch.Connectors.Kraken.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flitch.Connectors.Kraken.Sandbox.Serving;

/// <summary>Kestrel on the loopback address, nothing else of ASP.NET: no routing, no configuration from outside.</summary>
internal sealed class HttpServer : IAsyncDisposable
{
    private const int LargestBody = 1 << 20;

    // By the sandbox's clock, so that simulated time sees somebody wait.
    private static readonly TimeSpan Forever = TimeSpan.FromDays(1);

    private readonly Service _service;
    private readonly TimeProvider _clock;
    private readonly AdminSurface? _admin;
    private readonly WebApplication _application;
    private readonly System.Collections.Concurrent.ConcurrentBag<WireWriter> _writers = [];
    private readonly CancellationTokenSource _stopping = new();
    private int _disposed;

    public HttpServer(Service service, TimeProvider clock, AdminSurface? admin, int port, ILoggerFactory loggers)
    {
        (_service, _clock, _admin) = (service, clock, admin);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = LargestBody;
            options.Listen(IPAddress.Loopback, port);
        });
        _application = builder.Build();
        _application.Run(HandleAsync);
    }

    /// <summary>Where it listens, once it does.</summary>
    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts listening.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => _application.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _stopping.CancelAsync();
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var writer = _writers.TryTake(out var kept) ? kept : new WireWriter();
        try
        {
            await AnswerAsync(context, writer);
        }
        finally
        {
            _writers.Add(writer);
        }
    }

    private async Task AnswerAsync(HttpContext context, WireWriter writer)
    {
        if (_admin is not null && context.Request.Path.StartsWithSegments("/sandbox", StringComparison.Ordinal))
        {
            await _admin.AnswerAsync(context);
            return;
        }

        var body = await ReadBodyAsync(context);
        await TravelAsync(context);
        var call = CallOf(context, body);
        context.Response.Headers.Date = UnixTicks.ToInstant(call.Now).ToString("R", CultureInfo.InvariantCulture);
        var reply = _service.Answer(call, writer);
        await TravelAsync(context);
        await SendAsync(context, reply);
    }

    // Half of the round trip, by the sandbox's clock: the option's latency.
    private Task TravelAsync(HttpContext context) =>
        _service.NextLatency() is { Ticks: > 0 } latency ? Task.Delay(latency, _clock, context.RequestAborted) : Task.CompletedTask;

    private Call CallOf(HttpContext context, byte[] body)
    {
        var request = context.Request;
        // The signature covers the path as it was sent, before any decoding.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new Call(
            request.Method,
            target.Split('?')[0],
            target,
            body,
            ParametersOf(request, body),
            request.Headers["API-Key"].ToString(),
            request.Headers["API-Sign"].ToString(),
            UnixTicks.From(_clock.GetUtcNow()));
    }

    // A body that cannot be read has no nonce either, which is what the caller is then told.
    private static Parameters ParametersOf(HttpRequest request, byte[] body)
    {
        if (request.Method == "GET")
            return Parameters.OfQuery(request.QueryString.Value);
        return Parameters.TryRead(body, request.ContentType, out var parameters) ? parameters : new Parameters();
    }

    private static async Task<byte[]> ReadBodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength is null or 0 && !context.Request.Headers.ContainsKey("Transfer-Encoding"))
            return [];
        var reader = context.Request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(context.RequestAborted);
            if (result.IsCompleted)
            {
                var body = result.Buffer.ToArray();
                reader.AdvanceTo(result.Buffer.End);
                return body;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private async Task SendAsync(HttpContext context, Reply reply)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        if (reply.IsStalled)
            await Task.Delay(Forever, _clock, gone.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (reply.IsStalled || reply.IsReset)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        response.ContentLength = reply.Body.Length;
        if (reply.Location is not null)
            response.Headers.Location = reply.Location;
        await WriteAsync(response, reply, gone.Token);
    }

    private async Task WriteAsync(HttpResponse response, Reply reply, CancellationToken gone)
    {
        if (reply.Pause == TimeSpan.Zero)
        {
            await response.Body.WriteAsync(reply.Body, gone);
            return;
        }

        var half = reply.Body.Length / 2;
        await response.Body.WriteAsync(reply.Body[..half], gone);
        await response.Body.FlushAsync(gone);
        await Task.Delay(reply.Pause, _clock, gone);
        await response.Body.WriteAsync(reply.Body[half..], gone);
    }
}

using System.Collections.Concurrent;
using System.Net;
using Flitch.Connectors.TestKit.Sandboxes;

namespace Flitch.Connectors.TestKit.Serving;

/// <summary>Stands between the connector and its service: sees every call, and changes answers.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private static readonly string[] OfTheConnection = ["Host", "Connection", "Transfer-Encoding", "Content-Length", "Accept-Encoding", "Keep-Alive"];
    private static readonly UriCreationOptions AsSent = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly Uri _service;
    private readonly TimeProvider _clock;
    private readonly ConcurrentQueue<Exchange> _exchanges = [];
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
    });

    private LocalServer? _server;

    private Proxy(Uri service, TimeProvider clock) => (_service, _clock) = (service, clock);

    /// <summary>Where the connector is to call.</summary>
    public Uri Address => _server!.Address;

    /// <summary>The calls so far, in order.</summary>
    public IReadOnlyList<Exchange> Exchanges => [.. _exchanges];

    /// <summary>Over as soon as a call is held.</summary>
    public Task Holding => _held.Task;

    /// <summary>Answers in the service's place; null lets the service answer.</summary>
    public Func<ServiceRequest, ServiceAnswer?> Instead { get; set; } = _ => null;

    /// <summary>Changes an answer of the service.</summary>
    public Func<ServiceRequest, ServiceAnswer, ServiceAnswer> Edit { get; set; } = (_, answer) => answer;

    /// <summary>Starts it before a service.</summary>
    public static async Task<Proxy> StartAsync(Uri service, TimeProvider clock, CancellationToken cancellationToken)
    {
        var proxy = new Proxy(service, clock);
        proxy._server = await LocalServer.StartAsync(proxy.AnswerAsync, clock, cancellationToken);
        return proxy;
    }

    /// <summary>Lets everything through again.</summary>
    public void Clear() => (Instead, Edit) = (_ => null, (_, answer) => answer);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _http.Dispose();
    }

    private async Task<ServiceAnswer> AnswerAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        var at = _clock.GetUtcNow();
        var answer = Instead(request) ?? Edit(request, await ForwardAsync(request, cancellationToken));
        _exchanges.Enqueue(new Exchange(request, answer, at));
        if (answer.Ending == Ending.Held)
        {
            _held.TrySetResult();
        }

        return answer;
    }

    private async Task<ServiceAnswer> ForwardAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        using var message = MessageOf(request);
        using var response = await _http.SendAsync(message, cancellationToken);
        return new ServiceAnswer((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken))
        {
            ContentType = response.Content.Headers.ContentType?.ToString() ?? "application/octet-stream",
            Headers = response.Headers.Where(h => !OfTheConnection.Contains(h.Key, StringComparer.OrdinalIgnoreCase))
                .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
        };
    }

    private HttpRequestMessage MessageOf(ServiceRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_service.GetLeftPart(UriPartial.Authority) + request.Target, AsSent));
        if (request.Body.Length > 0)
        {
            message.Content = new ByteArrayContent(request.Body);
        }

        foreach (var (name, value) in request.Headers.Where(h => !OfTheConnection.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }
}

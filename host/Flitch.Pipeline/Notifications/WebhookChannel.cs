using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Flitch.Pipeline.Notifications;

/// <summary>Posts notices as JSON. Redirects are not followed: what is signed for one address goes to no other.</summary>
internal sealed class WebhookChannel(TimeProvider clock) : INoticeChannel, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, Proxy = new OutsideProxy(), PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = Timeout.InfiniteTimeSpan, // NoticeDelivery measures it, by the host's clock
        MaxResponseContentBufferSize = 64 * 1024,
    };

    public string Name => "webhook";

    public bool IsOn(NoticeSettings settings) => settings.WebhookUrl is not null;

    public async Task<NoticeAttempt> TryAsync(Notice notice, NoticeSettings settings, CancellationToken cancellationToken)
    {
        using var request = Request(notice, settings);
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return Judge((int)answer.StatusCode);
        }
        catch (HttpRequestException e)
        {
            return new NoticeAttempt(false, true, Reason(e));
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(Notice notice, NoticeSettings settings)
    {
        var body = WebhookBody.Of(notice);
        var request = new HttpRequestMessage(HttpMethod.Post, settings.WebhookUrl) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.TryAddWithoutValidation("User-Agent", "Flitch");
        if (settings.WebhookSecret is { } secret)
        {
            request.Headers.TryAddWithoutValidation(WebhookSignature.Header, WebhookSignature.Of(secret, clock.GetUtcNow(), body));
        }

        return request;
    }

    private static NoticeAttempt Judge(int status)
    {
        var code = status.ToString(CultureInfo.InvariantCulture);
        return status switch
        {
            >= 200 and < 300 => new NoticeAttempt(true, false, $"The receiver took it (HTTP {code})."),
            >= 300 and < 400 => new NoticeAttempt(false, false, $"The receiver sends on to another address (HTTP {code}), which is not followed. Set the address that it means."),
            408 or 429 or >= 500 => new NoticeAttempt(false, true, $"The receiver could not take it (HTTP {code})."),
            _ => new NoticeAttempt(false, false, $"The receiver refused it (HTTP {code}). Check the webhook's address and secret."),
        };
    }

    /// <summary>The exception's own words would repeat the address, or a proxy's.</summary>
    private static string Reason(HttpRequestException e) => e switch
    {
        { HttpRequestError: HttpRequestError.NameResolutionError } => "The receiver's host name is not known.",
        { HttpRequestError: HttpRequestError.SecureConnectionError } => "The receiver's certificate is not trusted, or it speaks no TLS.",
        { HttpRequestError: HttpRequestError.ProxyTunnelError } => "The proxy does not let it through.",
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => "Nothing listens at the webhook's address.",
        _ => "The receiver could not be reached.",
    };
}

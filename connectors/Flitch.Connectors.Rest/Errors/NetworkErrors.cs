using System.Net.Sockets;

namespace Flitch.Connectors.Rest.Errors;

/// <summary>Names the trouble below HTTP by the catalogue's codes.</summary>
internal static class NetworkErrors
{
    /// <summary>The code for an exception of sending or reading; null for one that is no network trouble but a defect.</summary>
    public static string? CodeOf(Exception exception) => exception switch
    {
        HttpRequestException http => CodeOf(http),
        HttpIOException or IOException => "net:reset",
        OperationCanceledException => "net:timeout",
        _ => null,
    };

    private static string CodeOf(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "net:dns",
        HttpRequestError.SecureConnectionError => "net:tls",
        HttpRequestError.ProxyTunnelError => "net:proxy",
        HttpRequestError.ConnectionError => IsRefused(exception) ? "net:refused" : "net:connect",
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => "net:protocol",
        _ => "net:reset",
    };

    private static bool IsRefused(HttpRequestException exception) =>
        exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused };
}

using System.Net;

namespace Flitch.Connectors.Rest.Http;

/// <summary>Builds the one way to the network that a connector has.</summary>
internal static class ServiceHttp
{
    /// <summary>An invoker, guarded by <see cref="PathGuardHandler"/>, that follows no redirect and keeps no cookie.</summary>
    /// <param name="address">The service's address.</param>
    /// <param name="allowed">The methods and paths that the schema files name.</param>
    /// <param name="options">The connect deadline.</param>
    public static HttpMessageInvoker Create(Uri address, IEnumerable<(string Method, string Path)> allowed, RestOptions options) =>
        new(new PathGuardHandler(address, allowed, CreateSocketsHandler(address, options)), disposeHandler: true);

    private static SocketsHttpHandler CreateSocketsHandler(Uri address, RestOptions options) => new()
    {
        // A redirect turns POST into GET and would carry the key's headers to another host.
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = options.ConnectTimeout,
        ActivityHeadersPropagator = null, // what is traced here is no service's business
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),

        // HTTP_PROXY, HTTPS_PROXY and NO_PROXY hold for services; a proxy cannot reach this machine's loopback.
        UseProxy = !BaseAddress.IsLoopback(address),
    };
}

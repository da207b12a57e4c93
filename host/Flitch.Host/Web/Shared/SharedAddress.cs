using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Shared;

/// <summary>Where links to dashboards lead.</summary>
internal static class SharedAddress
{
    /// <summary>What they begin with.</summary>
    public const string Root = "/shared";

    /// <summary>Whether a request came by such a link.</summary>
    /// <param name="request">The request.</param>
    public static bool IsOne(HttpRequest request) => request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>The link to give away.</summary>
    /// <param name="request">Whoever asks for it: where their browser sees the pages is where the link leads.</param>
    /// <param name="token">The link's token.</param>
    public static string Of(HttpRequest request, string token)
    {
        // Behind a proxy that speaks TLS only the browser knows by which scheme it came.
        var sees = Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) && origin.Authority == new UriBuilder(origin.Scheme, request.Host.Host, request.Host.Port ?? -1).Uri.Authority
            ? origin.Scheme
            : request.Scheme;
        return $"{sees}://{request.Host}{Root}/{token}";
    }
}

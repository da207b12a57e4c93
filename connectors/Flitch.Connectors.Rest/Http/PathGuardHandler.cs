using System.Collections.Frozen;

namespace Flitch.Connectors.Rest.Http;

/// <summary>
/// The last handler before the network: it lets through the methods and paths that the schema files name, to the connection's own address, and
/// nothing else. Whatever a defect above it does, no order can be placed and nothing can be withdrawn.
/// </summary>
public sealed class PathGuardHandler : DelegatingHandler
{
    private readonly Uri _address;
    private readonly FrozenSet<(string Method, string Path)> _allowed;

    /// <summary>Makes the guard.</summary>
    /// <param name="address">The only address that may be called; https, or http on loopback.</param>
    /// <param name="allowed">The methods and paths that the schema files name. Compared exactly.</param>
    /// <param name="inner">What sends.</param>
    /// <exception cref="ArgumentException">The address may not be called at all.</exception>
    public PathGuardHandler(Uri address, IEnumerable<(string Method, string Path)> allowed, HttpMessageHandler inner)
        : base(inner)
    {
        if (!BaseAddress.IsSafe(address))
        {
            throw new ArgumentException("Only https, or http on a loopback address, may be called.", nameof(address));
        }

        _address = address;
        _allowed = allowed.ToFrozenSet();
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The request goes elsewhere, or to a path that no schema file names. Nothing was sent.</exception>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Guard(request);
        return base.SendAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Guard(request);
        return base.Send(request, cancellationToken);
    }

    private void Guard(HttpRequestMessage request)
    {
        var uri = request.RequestUri ?? throw new InvalidOperationException("A request without an address is refused.");
        if (!uri.IsAbsoluteUri || uri.Scheme != _address.Scheme || uri.Authority != _address.Authority)
        {
            throw new InvalidOperationException("A request to another address than the connection's own is refused.");
        }

        if (!_allowed.Contains((request.Method.Method, uri.AbsolutePath)))
        {
            throw new InvalidOperationException($"{request.Method.Method} {uri.AbsolutePath} is refused: no schema file names it.");
        }
    }
}

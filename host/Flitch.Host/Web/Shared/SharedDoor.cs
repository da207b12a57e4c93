using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Flitch.Connectors;
using Flitch.Host.Dashboards;
using Flitch.Host.Dashboards.Sharing;
using Flitch.Host.Web.Access;
using Flitch.Pipeline.Dashboards;
using Microsoft.AspNetCore.Http;

namespace Flitch.Host.Web.Shared;

/// <summary>
/// Lets visitors in by a link, and nowhere else. Wrong links cost their address a wait, as wrong passwords do; a right one opens all the same: it cannot be guessed, and many
/// visitors can come from one address.
/// </summary>
internal sealed class SharedDoor(ShareDesk desk, ShareBook book, TimeProvider clock)
{
    private const int Remembered = 10_000;
    private readonly SignInThrottle _wrong = new(clock);
    private readonly ConcurrentDictionary<string, bool> _refused = new(StringComparer.Ordinal);

    /// <summary>Opens a link.</summary>
    /// <param name="token">What the address carried.</param>
    /// <param name="request">The request.</param>
    /// <param name="isPage">Whether the page is opened, and not only a part of it fetched.</param>
    /// <exception cref="FlitchException">It is not valid (usage), or its address has to wait (rate).</exception>
    public async Task<DashboardLook> OpenAsync(string token, HttpRequest request, bool isPage = false)
    {
        if (await desk.OpenAsync(token, request.Query, request.HttpContext.RequestAborted) is not { } opened)
        {
            throw Refuse(token, request);
        }

        if (isPage)
        {
            await book.OpenedAsync(opened.Share, request.HttpContext.RequestAborted);
        }

        return opened.Look;
    }

    /// <summary>Whether a link still opens.</summary>
    /// <param name="token">Its token.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> IsOpenAsync(string token, CancellationToken cancellationToken) => await book.FindAsync(token, cancellationToken) is not null;

    /// <summary>Refuses what is no link. The same one again is no further guess: a page whose link was revoked asks once for each of its tiles.</summary>
    /// <param name="token">What the address carried.</param>
    /// <param name="request">The request.</param>
    public FlitchException Refuse(string token, HttpRequest request)
    {
        var (hash, address) = (Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token))), request.HttpContext.Connection.RemoteIpAddress ?? IPAddress.None);
        if (_refused.ContainsKey(hash))
        {
            return new FlitchException(SharedErrors.Gone);
        }

        if (_wrong.WaitFor(address) is { Ticks: > 0 } wait)
        {
            return new FlitchException(SharedErrors.TooOften(wait, clock.GetUtcNow()));
        }

        _wrong.Failed(address);
        Remember(hash);
        return new FlitchException(SharedErrors.Gone);
    }

    private void Remember(string hash)
    {
        if (_refused.Count >= Remembered)
        {
            _refused.Clear();
        }

        _refused[hash] = true;
    }
}

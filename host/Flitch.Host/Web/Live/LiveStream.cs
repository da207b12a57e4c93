using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Flitch.Connectors;
using Flitch.Pipeline.Status;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Flitch.Host.Web.Live;

/// <summary>
/// One open page's stream: looks every second, and sends what has changed. A look costs next to nothing while nothing does, however many pages are open.
/// </summary>
internal sealed class LiveStream(StatusWatch watch, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    /// <summary>After this long a stream ends, and the browser asks for it again, as whoever is signed in then.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ComesBackAfter = TimeSpan.FromSeconds(1);

    /// <summary>Sends parts until there is none any more.</summary>
    /// <param name="context">The request.</param>
    /// <param name="parts">What to send of the connections as they stand; null ends the stream.</param>
    public IResult Of(HttpContext context, Func<IReadOnlyList<ConnectionStatus>, Task<IReadOnlyList<LivePart>?>> parts)
    {
        // A host that stops must not wait for pages that are open somewhere.
        var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.RegisterForDispose(ending);
        return TypedResults.ServerSentEvents(ReadAsync(parts, ending.Token));
    }

    private async IAsyncEnumerable<SseItem<string>> ReadAsync(
        Func<IReadOnlyList<ConnectionStatus>, Task<IReadOnlyList<LivePart>?>> parts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        using var timer = new PeriodicTimer(StatusWatch.Pace, clock);
        do
        {
            if (await ChangedAsync(parts, cancellationToken) is not { } changed)
            {
                yield break;
            }

            foreach (var part in changed)
            {
                yield return new SseItem<string>(part.Html, part.Event) { ReconnectionInterval = ComesBackAfter };
            }
        }
        while (clock.GetElapsedTime(begun) < Life && await NextAsync(timer, cancellationToken));
    }

    private async Task<IReadOnlyList<LivePart>?> ChangedAsync(
        Func<IReadOnlyList<ConnectionStatus>, Task<IReadOnlyList<LivePart>?>> parts, CancellationToken cancellationToken)
    {
        try
        {
            return await parts(await watch.LookAsync(cancellationToken));
        }
        catch (FlitchException)
        {
            return []; // a catalogue that is locked for a moment
        }
        catch (OperationCanceledException)
        {
            return null; // the page was left, or the host stops
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

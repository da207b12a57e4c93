using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Flitch.Web.Tests.Browsing;

/// <summary>Somebody in front of a browser. Whatever the page complains about, or loads from elsewhere, is noted.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];

    public Visitor(IBrowserContext context, IPage page, Uri address)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(true, error);
        page.Request += (_, request) => Note(!request.Url.StartsWith("data:", StringComparison.Ordinal) && new Uri(request.Url).Authority != address.Authority, "foreign: " + request.Url);
    }

    public IPage Page { get; }

    /// <summary>Errors in the console, scripts that failed, requests to other hosts.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Keeps a picture of the whole page where <c>FLITCH_SCREENSHOTS</c> names a folder, for people to look at.</summary>
    public async Task ShowAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("FLITCH_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    /// <summary>What keeps people from using the page as it stands: serious and critical findings of axe-core, each with the element.</summary>
    public async Task<string[]> BarriersAsync()
    {
        // Run from outside of the page: its own policy lets no script in that was not served.
        await Page.EvaluateAsync(await File.ReadAllTextAsync(Serving.Tree.Axe, TestContext.Current.CancellationToken) + "; void 0");
        return await Page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                .filter(v => v.impact === 'serious' || v.impact === 'critical')
                .flatMap(v => v.nodes.map(n => `${v.id}: ${n.html} ${n.any.map(a => a.message).join(' ')}`))
            """);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(bool isTrouble, string text)
    {
        if (isTrouble)
        {
            _complaints.Enqueue(text);
        }
    }
}

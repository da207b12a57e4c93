using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Flitch.Web.Tests.Browsing;

/// <summary>Somebody in front of a browser. Whatever the page complains about, or loads from elsewhere, is noted.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    /// <summary>In how many ways a page is looked at.</summary>
    public static readonly IReadOnlyList<(int Width, ColorScheme Scheme)> Looks =
        [(1280, ColorScheme.Light), (1280, ColorScheme.Dark), (390, ColorScheme.Light), (390, ColorScheme.Dark)];

    private static readonly Lazy<Task<string>> Axe = new(() => File.ReadAllTextAsync(Serving.Tree.Axe));
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

    /// <summary>
    /// Keeps pictures of the whole page where <c>FLITCH_SCREENSHOTS</c> names a folder, for people to look at: in light and in dark, wide and narrow. The window is then as it was.
    /// </summary>
    public async Task ShowAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("FLITCH_SCREENSHOTS") is not { Length: > 0 } folder)
        {
            return;
        }

        var (size, scheme) = (Page.ViewportSize!, await Page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches") ? ColorScheme.Dark : ColorScheme.Light);
        foreach (var (width, inScheme) in Looks)
        {
            await LookAsync(width, size.Height, inScheme);
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{width}-{inScheme}.png"), FullPage = true });
        }

        await LookAsync(size.Width, size.Height, scheme);
    }

    /// <summary>Opens another page beside this one, in the same profile; it goes with this one.</summary>
    public async Task<Visitor> BesideAsync(string path)
    {
        var page = await _context.NewPageAsync();
        await page.GotoAsync(path);
        return new Visitor(_context, page, new Uri(page.Url));
    }

    /// <summary>Makes a picture of the README anew where <c>FLITCH_PICTURES</c> names their folder.</summary>
    /// <param name="name">What the picture is called.</param>
    /// <param name="from">What stands at its top; the page's top where nothing is named.</param>
    /// <param name="height">How much of the page it shows.</param>
    public async Task PictureAsync(string name, ILocator? from = null, int height = 700)
    {
        if (Environment.GetEnvironmentVariable("FLITCH_PICTURES") is { Length: > 0 } folder)
        {
            await Page.SetViewportSizeAsync(1120, height);
            await (from ?? Page.Locator("body")).EvaluateAsync("e => e.scrollIntoView({ block: 'start' })");
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), Animations = ScreenshotAnimations.Disabled });
        }
    }

    /// <summary>What keeps people from using the page as it stands: serious and critical findings of axe-core, each with the element.</summary>
    /// <param name="coloursAlone">Looks for what depends on colours only, where the same page was looked at in another scheme.</param>
    public async Task<string[]> BarriersAsync(bool coloursAlone = false)
    {
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            // Run from outside of the page: its own policy lets no script in that was not served.
            await Page.EvaluateAsync(await Axe.Value + "; void 0");
        }

        return await Page.EvaluateAsync<string[]>(
            """
            async rules => (await axe.run(document, { resultTypes: ['violations'], ...(rules.length ? { runOnly: { type: 'rule', values: rules } } : {}) })).violations
                .filter(v => v.impact === 'serious' || v.impact === 'critical')
                .flatMap(v => v.nodes.map(n => `${v.id}: ${n.html} ${n.any.map(a => a.message).join(' ')}`))
            """,
            coloursAlone ? ["color-contrast", "link-in-text-block"] : Array.Empty<string>());
    }

    /// <summary>Makes the window as wide, and its colours as light or dark, as is wanted.</summary>
    public async Task LookAsync(int width, int height, ColorScheme scheme)
    {
        await Page.SetViewportSizeAsync(width, height);
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce }); // no colour on its way to another
        await Page.WaitForFunctionAsync("dark => matchMedia('(prefers-color-scheme: dark)').matches === dark", scheme == ColorScheme.Dark);
        await Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
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
